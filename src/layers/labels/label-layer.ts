import { Layer, project32, type DefaultProps } from '@deck.gl/core';
import { Buffer, type Texture } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import { fragmentShader, labelUniforms, vertexShader } from './label-shader';
import type { LabelSheet } from './sheet';

/** Floats per label: place, direction, spot in the sheet, size and rise, ink, what it fades from and since when, opacity. */
export const labelFloats = 19;

interface LabelLayerProps {
  sheet: LabelSheet;
  /** `labelFloats` for each label. */
  table: Float32Array;
  count: number;
  /** Seconds on the clock of the fades; asked once per draw. */
  clock: () => number;
  /** 0: without fading. */
  fadeSeconds: number;
  /** Whether the camera rests. */
  still: () => boolean;
  /** sRGB and opacity, 0…1. */
  halo: readonly [number, number, number, number];
}

const defaultProps: DefaultProps<LabelLayerProps> = {
  clock: { type: 'function', value: () => 0 },
  still: { type: 'function', value: () => true },
};

/**
 * Names from a sheet of text drawn by the browser: one rectangle each, so scripts are shaped as anywhere else on the page. Drawn
 * over everything; whether a place is in sight was decided before.
 */
export class LabelLayer extends Layer<Required<LabelLayerProps>> {
  static override layerName = 'LabelLayer';
  static override defaultProps = defaultProps;

  declare state: { model: Model; texture: Texture; labels: Buffer; room: number; generation: number; uploaded: number; table: Float32Array | null };

  override initializeState(): void {
    const { sheet } = this.props;
    const texture = this.context.device.createTexture({
      id: `${this.props.id}-sheet`, format: 'rgba8unorm', width: sheet.width, height: sheet.height,
      sampler: { minFilter: 'linear', magFilter: 'linear', addressModeU: 'clamp-to-edge', addressModeV: 'clamp-to-edge' },
    });
    const room = 64;
    const labels = this.createLabels(room);
    const model = new Model(this.context.device, {
      ...this.getShaders({ vs: vertexShader, fs: fragmentShader, modules: [project32, labelUniforms] }),
      id: this.props.id,
      topology: 'triangle-strip',
      isInstanced: true,
      vertexCount: 4,
      bufferLayout: [{
        name: 'labels',
        stepMode: 'instance',
        byteStride: labelFloats * 4,
        attributes: [
          { attribute: 'places', format: 'float32x3', byteOffset: 0 },
          { attribute: 'directions', format: 'float32x3', byteOffset: 12 },
          { attribute: 'spots', format: 'float32x4', byteOffset: 24 },
          { attribute: 'sizes', format: 'float32x3', byteOffset: 40 },
          { attribute: 'inks', format: 'float32x3', byteOffset: 52 },
          { attribute: 'fades', format: 'float32x3', byteOffset: 64 },
        ],
      }],
      attributes: { labels },
      bindings: { sheetTexture: texture },
    });
    this.setState({ model, texture, labels, room, generation: sheet.generation, uploaded: 0, table: null });
  }

  override finalizeState(context: Layer['context']): void {
    super.finalizeState(context);
    this.state.texture?.destroy();
    this.state.labels?.destroy();
  }

  override draw(): void {
    const { table, count, sheet, clock, fadeSeconds, still, halo, opacity } = this.props;
    if (count === 0) return;
    this.upload();
    const { model, labels } = this.state;
    if (this.state.table !== table) {
      labels.write(table.subarray(0, count * labelFloats));
      this.state.table = table;
    }
    model.shaderInputs.setProps({
      label: { sheet: [sheet.width, sheet.height], now: clock(), fadeSeconds, opacity, snap: still() ? 1 : 0, halo },
    });
    model.setInstanceCount(count);
    model.draw(this.context.renderPass);
  }

  private createLabels(room: number): Buffer {
    return this.context.device.createBuffer({ id: `${this.props.id}-labels`, usage: Buffer.VERTEX | Buffer.COPY_DST, byteLength: room * labelFloats * 4 });
  }

  /** Brings what was drawn since the last frame into the texture, and makes room for as many labels as there are. */
  private upload(): void {
    const { sheet, count } = this.props;
    if (count > this.state.room) {
      this.state.labels.destroy();
      const room = Math.ceil(count / 64) * 64;
      const labels = this.createLabels(room);
      this.state.model.setAttributes({ labels });
      Object.assign(this.state, { labels, room, table: null });
    }
    if (this.state.generation !== sheet.generation) Object.assign(this.state, { generation: sheet.generation, uploaded: 0 });
    for (; this.state.uploaded < sheet.drawn.length; this.state.uploaded++) {
      const { spot: { x, y, width, height }, pixels } = sheet.drawn[this.state.uploaded]!;
      this.state.texture.writeData(pixels, { x, y, width, height });
    }
  }
}
