package dev.litmus.keras;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.LayerBuilder;
import dev.litmus.nn.layers.TimeDistributed;
import dev.litmus.nn.layers.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stands for a [TimeDistributed] around a model of which only the description is known.
final class OutlineWrapper implements Outlined {
  private final TimeDistributed outline;
  private @Nullable TimeDistributed made;

  OutlineWrapper(TimeDistributed outline) {
    this.outline = outline;
  }

  /// The layer, or what stands for it when there is a model inside.
  static Layer of(Layer layer) {
    return layer instanceof TimeDistributed wrapper && wrapper.layer() instanceof Outlined
        ? new OutlineWrapper(wrapper)
        : layer;
  }

  @Override
  public TimeDistributed made(long seed) {
    TimeDistributed wrapper = made;
    if (wrapper == null) {
      wrapper = new TimeDistributed(outline.name(), Outlined.real(outline.layer(), seed));
      made = wrapper;
    }
    return wrapper;
  }

  @Override
  public long uses() {
    return outline.layer() instanceof Outlined inner ? inner.uses() : 1;
  }

  @Override
  public String name() {
    return outline.name();
  }

  @Override
  public String className() {
    return outline.className();
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return outline.outputShape(inputs);
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return outline.outputType(inputs);
  }

  @Override
  public void build(LayerBuilder builder) {
    outline.build(builder);
  }

  @Override
  public boolean passesMask() {
    return outline.passesMask();
  }

  @Override
  public Value emit(Emitter emitter) {
    throw new IllegalStateException("the outline of a model has no mathematics");
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Map.of();
  }
}
