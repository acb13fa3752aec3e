package dev.litmus.keras.onnx;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.operations.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Says a model in ONNX: every use of every layer in order, models inside the model among them. The
/// size of the batch stays open.
public final class ModelExporter {
  private static final String BATCH = "batch";

  private final OnnxGraph graph = new OnnxGraph();

  private ModelExporter() {}

  /// The bytes of an ONNX file of the model.
  ///
  /// @throws OnnxException naming the layer that cannot be said, and why
  public static byte[] toBytes(Model model) {
    return new ModelExporter().export(model);
  }

  private byte[] export(Model model) {
    List<OnnxValue> inputs = new ArrayList<>();
    List<ProtoMessage> declaredInputs = new ArrayList<>();
    for (int i = 0; i < model.inputs().size(); i++) {
      Symbol symbol = model.inputs().get(i);
      String name = graph.unique(model.inputName(i));
      Shape shape = symbol.shape().withDim(0, Shape.UNKNOWN);
      inputs.add(new OnnxValue(new Term(name, symbol.dtype()), shape, null));
      declaredInputs.add(OnnxMessages.value(name, symbol.dtype(), shape, axes(name, shape)));
    }
    List<String> names = new ArrayList<>();
    for (Symbol output : model.outputs()) {
      names.add(graph.unique(model.state(output.layer()).name()));
    }
    List<OnnxValue> outputs = emit(model, "", inputs);
    List<ProtoMessage> declaredOutputs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Term term = outputs.get(i).term();
      Shape shape = outputs.get(i).shape();
      String name = names.get(i);
      graph.add(
          OnnxMessages.node(name, "", "Identity", List.of(term.name()), List.of(name), List.of()));
      declaredOutputs.add(OnnxMessages.value(name, term.dtype(), shape, axes(name, shape)));
    }
    return OnnxMessages.model(
            "Litmus",
            OnnxMessages.graph(
                model.name(), graph.nodes(), graph.initializers(), declaredInputs, declaredOutputs))
        .toBytes();
  }

  private static List<String> axes(String name, Shape shape) {
    List<String> axes = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      axes.add(axis == 0 ? BATCH : "%s axis %d".formatted(name, axis));
    }
    return axes;
  }

  OnnxGraph graph() {
    return graph;
  }

  private List<OnnxValue> emit(Model model, String prefix, List<OnnxValue> given) {
    IdentityHashMap<Symbol, OnnxValue> values = new IdentityHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      OnnxValue value = given.get(i);
      // A model inside a model takes its data as its own inputs declare it.
      Term term = cast(prefix, value.term(), model.inputs().get(i).dtype());
      values.put(model.inputs().get(i), new OnnxValue(term, value.shape(), value.mask()));
    }
    for (Call call : model.calls()) {
      if (!call.inputs().isEmpty()) {
        Map<String, OnnxValue> keywords = new HashMap<>();
        call.keywords().forEach((name, symbol) -> keywords.put(name, value(values, symbol)));
        LayerState state = model.state(call.layer());
        List<OnnxValue> results =
            emit(
                new OnnxEmitter(
                    this,
                    state,
                    prefix + state.name() + "/",
                    call.inputs().stream().map(symbol -> value(values, symbol)).toList(),
                    keywords,
                    call.arguments()),
                state,
                prefix + state.name() + "/");
        for (int i = 0; i < results.size(); i++) {
          values.put(call.outputs().get(i), results.get(i));
        }
      }
    }
    return model.outputs().stream().map(symbol -> value(values, symbol)).toList();
  }

  private static OnnxValue value(IdentityHashMap<Symbol, OnnxValue> values, Symbol symbol) {
    OnnxValue value = values.get(symbol);
    if (value == null) {
      throw new IllegalStateException("nothing was computed for " + symbol);
    }
    return value;
  }

  /// The results of a layer that stands inside another.
  List<OnnxValue> emit(LayerState state, String prefix, List<OnnxValue> inputs) {
    return emit(new OnnxEmitter(this, state, prefix, inputs, Map.of(), Map.of()), state, prefix);
  }

  private List<OnnxValue> emit(OnnxEmitter emitter, LayerState state, String prefix) {
    Layer layer = state.layer();
    if (layer instanceof Model model) {
      return emit(model, prefix, emitter.values());
    }
    List<Term> terms = exporter(state).export(layer, emitter);
    List<OnnxValue> given = emitter.values();
    List<Shape> shapes =
        layer.outputShapes(given.stream().map(OnnxValue::shape).toList(), emitter.arguments());
    List<DType> types =
        layer.outputTypes(given.stream().map(value -> value.term().dtype()).toList());
    List<OnnxValue> results = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      DType dtype = i < types.size() ? types.get(i) : DType.FLOAT32;
      Term term = cast(prefix, terms.get(i), dtype);
      results.add(new OnnxValue(term, shapes.get(i), i == 0 ? emitter.resultMask() : null));
    }
    return results;
  }

  private static LayerExporter<?> exporter(LayerState state) {
    Layer layer = state.layer();
    if (!state.carried().isEmpty()) {
      throw refusal(state, "it is stateful, and ONNX takes nothing over from batch to batch");
    }
    String unsayable = LayerExporters.UNSAYABLE.get(layer.className());
    if (unsayable != null) {
      throw refusal(state, unsayable);
    }
    LayerExporter<?> exporter =
        layer instanceof Operation operation
            ? OperationExporters.of(operation).orElse(null)
            : LayerExporters.ALL.get(layer.className());
    if (exporter == null || !exporter.type().isInstance(layer)) {
      throw new OnnxException("layer %s cannot be said in ONNX yet".formatted(state));
    }
    return exporter;
  }

  static OnnxException refusal(LayerState state, String reason) {
    return new OnnxException("layer %s cannot be said in ONNX: %s".formatted(state, reason));
  }

  private Term cast(String prefix, Term term, DType dtype) {
    return term.dtype() == dtype
        ? term
        : new NodeBuilder(graph, prefix, "Cast")
            .with("to", OnnxMessages.elementType(dtype))
            .as(dtype, term);
  }
}
