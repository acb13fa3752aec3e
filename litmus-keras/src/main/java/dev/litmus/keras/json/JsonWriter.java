package dev.litmus.keras.json;

import java.io.StringWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Turns values into text.
final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator out;
  private final boolean python;

  private JsonWriter(JsonGenerator out, boolean python) {
    this.out = out;
    this.python = python;
  }

  /// @param python whether NaN and infinities are written as Python writes them, or refused
  static String write(@Nullable Object value, boolean pretty, boolean python) {
    StringWriter text = new StringWriter();
    ObjectWriteContext context = pretty ? new Pretty() : ObjectWriteContext.empty();
    try (JsonGenerator generator = FACTORY.createGenerator(context, text)) {
      new JsonWriter(generator, python).value(value, "");
    }
    return text.toString();
  }

  /// Line feeds on every platform, so that equal values give equal bytes.
  private static final class Pretty extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }

  private void value(@Nullable Object value, String path) {
    switch (value) {
      case null -> out.writeNull();
      case Map<?, ?> map -> object(map, path);
      case Iterable<?> list -> array(list, path);
      case String text -> out.writeString(text);
      case Boolean truth -> out.writeBoolean(truth);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Float number -> number(number, path);
      case Double number -> number(number, path);
      case int[] numbers -> out.writeArray(numbers, 0, numbers.length);
      case long[] numbers -> out.writeArray(numbers, 0, numbers.length);
      case float[] numbers -> {
        out.writeStartArray();
        for (int i = 0; i < numbers.length; i++) {
          number(numbers[i], path + "[" + i + "]");
        }
        out.writeEndArray();
      }
      case double[] numbers -> {
        out.writeStartArray();
        for (int i = 0; i < numbers.length; i++) {
          number(numbers[i], path + "[" + i + "]");
        }
        out.writeEndArray();
      }
      default ->
          throw new JsonException(
              "%s is of %s, which has no form in JSON"
                  .formatted(where(path), value.getClass().getName()));
    }
  }

  private void object(Map<?, ?> map, String path) {
    out.writeStartObject();
    map.forEach((key, value) -> {
      if (!(key instanceof String name)) {
        throw new JsonException("%s has the key %s, no text".formatted(where(path), key));
      }
      out.writeName(name);
      value(value, path + "." + name);
    });
    out.writeEndObject();
  }

  private void array(Iterable<?> list, String path) {
    out.writeStartArray();
    int index = 0;
    for (Object element : list) {
      value(element, path + "[" + index + "]");
      index++;
    }
    out.writeEndArray();
  }

  private void number(float number, String path) {
    if (Float.isFinite(number)) {
      out.writeNumber(number);
    } else {
      notFinite(number, path);
    }
  }

  private void number(double number, String path) {
    if (Double.isFinite(number)) {
      out.writeNumber(number);
    } else {
      notFinite(number, path);
    }
  }

  private void notFinite(double number, String path) {
    if (!python) {
      throw new JsonException("%s is %s, which has no form in JSON".formatted(where(path), number));
    }
    out.writeRawValue(String.valueOf(number));
  }

  private static String where(String path) {
    return path.isEmpty()
        ? "the value"
        : "the value at " + path.substring(path.startsWith(".") ? 1 : 0);
  }
}
