import { Layer, picking, project32, type DefaultProps, type GetPickingInfoParams, type PickingInfo } from '@deck.gl/core';
import { Buffer, type Texture } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import { rowsPerLine, type MovingTable } from './moving-table';
import { fragmentShader, movingPointsUniforms, vertexShader, type MovingPointsUniforms } from './moving-points-shader';
import { rowFloats } from './sample-row';

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

  declare state: { model: Model; rows: Texture; corners: Buffer };

  override initializeState(): void {
    const rows = this.createRows();
    const corners = this.createCorners(rows.height);
    const model = new Model(this.context.device, {
      ...this.getShaders({ vs: vertexShader, fs: fragmentShader, modules: [project32, picking, movingPointsUniforms] }),
      id: this.props.id,
      topology: 'triangle-list',
      isInstanced: false,
      bufferLayout: [],
      bindings: { rows },
      indexBuffer: corners,
    });
    this.setState({ model, rows, corners });
  }

  override finalizeState(context: Layer['context']): void {
    super.finalizeState(context);
    this.state.rows?.destroy();
    this.state.corners?.destroy();
  }

  override draw(): void {
    const { table } = this.props;
    const { model } = this.state;
    if (table.count === 0) return;
    this.upload(table);
    model.shaderInputs.setProps({ movingPoints: this.uniforms() });
    model.setVertexCount(4 * table.count);
    model.setIndexCount(6 * table.count);
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

  private createRows(): Texture {
    const { table } = this.props;
    table.changed = { from: 0, to: table.count };
    return this.context.device.createTexture({
      id: `${this.props.id}-rows`,
      format: 'rgba32float',
      width: (rowsPerLine * rowFloats) / 4,
      height: Math.max(1, linesOf(table)),
      sampler: { minFilter: 'nearest', magFilter: 'nearest' },
    });
  }

  /** Two triangles over the four corners of every worker the texture has room for. */
  private createCorners(lines: number): Buffer {
    const data = new Uint32Array(6 * lines * rowsPerLine);
    for (let slot = 0; slot < lines * rowsPerLine; slot++) for (const [i, corner] of [0, 1, 2, 2, 1, 3].entries()) data[slot * 6 + i] = slot * 4 + corner;
    return this.context.device.createBuffer({ id: `${this.props.id}-corners`, usage: Buffer.INDEX | Buffer.COPY_DST, indexType: 'uint32', data });
  }

  private upload(table: MovingTable): void {
    if (linesOf(table) > this.state.rows.height) {
      this.state.rows.destroy();
      this.state.corners.destroy();
      this.state.rows = this.createRows();
      this.state.corners = this.createCorners(this.state.rows.height);
      this.state.model.setBindings({ rows: this.state.rows });
      this.state.model.setIndexBuffer(this.state.corners);
    }
    const { from, to } = table.changed;
    if (to <= from) return;
    const first = Math.floor(from / rowsPerLine);
    const height = Math.ceil(to / rowsPerLine) - first;
    const floats = rowsPerLine * rowFloats;
    this.state.rows.writeData(table.rows.subarray(first * floats, (first + height) * floats), { y: first, height });
    table.changed = { from: 0, to: 0 };
  }
}

const linesOf = (table: MovingTable): number => table.rows.length / (rowsPerLine * rowFloats);
