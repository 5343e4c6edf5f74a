import { Layer, picking, project32, type DefaultProps, type GetPickingInfoParams, type LayerProps, type PickingInfo } from '@deck.gl/core';
import type { Buffer } from '@luma.gl/core';
import { Geometry, Model } from '@luma.gl/engine';
import type { MovingTable } from './moving-table';
import { fragmentShader, movingPointsUniforms, vertexShader, type MovingPointsUniforms } from './moving-points-shader';
import { rowBytes, rowFloats, stateOffset } from './sample-row';

export type Colour = readonly [r: number, g: number, b: number, a: number];

interface MovingPointsProps {
  table: MovingTable;
  /** The moment shown, milliseconds since 1970 UTC; asked once per draw. */
  clock: () => number;
  /** Silence after which a worker jumps instead of gliding, and after which it is drawn hollow; seconds, on the clock shown. */
  maxGap: number;
  staleAfter: number;
  /** Metres, kept between `minPixels` and `maxPixels` CSS pixels. */
  radius: number;
  minPixels: number;
  maxPixels: number;
  /** Colour per state, and of the ring around the selected worker; 0…1. */
  colours: readonly [Colour, Colour, Colour, Colour];
  ringColour: Colour;
  /** Slot of the selected worker, −1 for none. */
  selectedSlot: number;
  /** Bit per state that is not drawn. */
  hiddenStates: number;
  /** What a pick of a slot means. */
  describe: (slot: number) => { id: string; properties: Record<string, string | number> } | null;
}

const defaultProps: DefaultProps<MovingPointsProps> = {
  clock: { type: 'function', value: () => 0 },
  describe: { type: 'function', value: () => null },
};

/**
 * Points that move on the GPU: the page uploads a worker's reports once, and the vertex shader finds its place for
 * every frame. Draws in the city frame; nothing here is per point on the CPU.
 */
export class MovingPointsLayer extends Layer<Required<MovingPointsProps>> {
  static override layerName = 'MovingPointsLayer';
  static override defaultProps = defaultProps;

  declare state: { model: Model; buffer: Buffer };

  override initializeState(): void {
    const buffer = this.createBuffer();
    const model = new Model(this.context.device, {
      ...this.getShaders({ vs: vertexShader, fs: fragmentShader, modules: [project32, picking, movingPointsUniforms] }),
      id: this.props.id,
      geometry: new Geometry({
        topology: 'triangle-strip',
        attributes: { positions: { size: 2, value: new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]) } },
      }),
      isInstanced: true,
      bufferLayout: [{
        name: 'rows',
        stepMode: 'instance',
        byteStride: rowBytes,
        attributes: [
          { attribute: 'oldest', format: 'float32x4', byteOffset: 0 },
          { attribute: 'middle', format: 'float32x4', byteOffset: 16 },
          { attribute: 'newest', format: 'float32x4', byteOffset: 32 },
          { attribute: 'states', format: 'float32', byteOffset: stateOffset * 4 },
        ],
      }],
      attributes: { rows: buffer },
    });
    this.setState({ model, buffer });
  }

  override finalizeState(context: Layer['context']): void {
    super.finalizeState(context);
    this.state.buffer?.destroy();
  }

  override getNumInstances(): number {
    return this.props.table.count;
  }

  override draw(): void {
    const { table } = this.props;
    const { model } = this.state;
    if (table.count === 0) return;
    this.upload(table);
    model.shaderInputs.setProps({ movingPoints: this.uniforms() });
    model.setInstanceCount(table.count);
    model.draw(this.context.renderPass);
  }

  override getPickingInfo({ info }: GetPickingInfoParams): PickingInfo {
    if (info.index >= 0) info.object = this.props.describe(info.index);
    return info;
  }

  private uniforms(): MovingPointsUniforms {
    const { table, clock, maxGap, staleAfter, radius, minPixels, maxPixels, colours, ringColour, selectedSlot, hiddenStates, opacity } = this.props;
    const { projectionMatrix, height } = this.context.viewport;
    return {
      time: (clock() - table.epoch) / 1_000,
      maxGap, staleAfter, radius, minPixels, maxPixels, opacity, hiddenStates,
      selected: selectedSlot,
      pixelsPerMetre: (projectionMatrix[5]! * height) / 2,
      depthScale: projectionMatrix[10]!,
      depthOffset: projectionMatrix[14]!,
      colour0: colours[0], colour1: colours[1], colour2: colours[2], colour3: colours[3],
      ring: ringColour,
    };
  }

  private createBuffer(): Buffer {
    const { table } = this.props;
    table.changed = { from: 0, to: table.count };
    return this.context.device.createBuffer({ id: `${this.props.id}-rows`, byteLength: Math.max(rowBytes, table.rows.byteLength) });
  }

  private upload(table: MovingTable): void {
    if (table.rows.byteLength > this.state.buffer.byteLength) {
      this.state.buffer.destroy();
      this.state.buffer = this.createBuffer();
      this.state.model.setAttributes({ rows: this.state.buffer });
    }
    const { from, to } = table.changed;
    if (to <= from) return;
    this.state.buffer.write(table.rows.subarray(from * rowFloats, to * rowFloats), from * rowBytes);
    table.changed = { from: 0, to: 0 };
  }
}

export type MovingPointsLayerProps = LayerProps & MovingPointsProps;
