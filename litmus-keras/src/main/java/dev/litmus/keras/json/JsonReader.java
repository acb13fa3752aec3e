package dev.litmus.keras.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Turns tokens into values.
final class JsonReader {
  static final JsonReader STRICT = new JsonReader(false);
  static final JsonReader WITH_NON_FINITE = new JsonReader(true);

  private static final int MAX_DEPTH = 64;
  private static final int MAX_DOCUMENT_LENGTH = 16 << 20;
  private static final int MAX_NUMBER_LENGTH = 100;

  /// Bounds the memory for values, which is many times that of `[{},{},...]` itself.
  private static final int MAX_TOKENS = 2_000_000;

  /// Most objects and lists of a configuration are small; so is then the memory of a million of
  /// them.
  private static final int SMALL = 4;

  private final JsonFactory factory;

  private JsonReader(boolean nonFinite) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxDocumentLength(MAX_DOCUMENT_LENGTH)
            .maxTokenCount(MAX_TOKENS)
            .maxNumberLength(MAX_NUMBER_LENGTH)
            .maxStringLength(MAX_DOCUMENT_LENGTH)
            .maxNameLength(MAX_DOCUMENT_LENGTH)
            .build();
    factory =
        JsonFactory.builder()
            .streamReadConstraints(limits)
            // Without a table of names no choice of names can make it slow.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, nonFinite)
            .build();
  }

  static String decode(byte[] document) {
    if (document.length > MAX_DOCUMENT_LENGTH) {
      throw tooLong(document.length);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(document))
          .toString();
    } catch (CharacterCodingException e) {
      throw new JsonException("the JSON text is not UTF-8");
    }
  }

  private static JsonException tooLong(int length) {
    return new JsonException(
        "the JSON text has %d bytes; at most %d are read".formatted(length, MAX_DOCUMENT_LENGTH));
  }

  @Nullable Object read(String document) {
    if (document.length() > MAX_DOCUMENT_LENGTH) {
      throw tooLong(document.length());
    }
    if (document.startsWith("\uFEFF")) {
      throw new JsonException("the JSON text begins with a byte order mark, which JSON forbids");
    }
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), document)) {
      if (parser.nextToken() == null) {
        throw new JsonException("the JSON text is empty");
      }
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new JsonException("the JSON text goes on after its value" + at(parser));
      }
      return value;
    } catch (JacksonException e) {
      String first = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw new JsonException("the JSON text is not valid: " + first + at(e.getLocation()));
    }
  }

  private static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> text(parser);
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> real(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new JsonException("the JSON text is not valid" + at(parser));
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>(SMALL);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = checkText(parser.currentName(), parser);
      if (members.containsKey(name)) {
        throw new JsonException(
            "the JSON object has two members '%s'".formatted(name) + at(parser));
      }
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static List<@Nullable Object> array(JsonParser parser) {
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      return List.of();
    }
    List<@Nullable Object> elements = new ArrayList<>(SMALL);
    do {
      elements.add(value(parser));
    } while (parser.nextToken() != JsonToken.END_ARRAY);
    return elements;
  }

  private static String text(JsonParser parser) {
    return checkText(parser.getString(), parser);
  }

  /// An escape can smuggle in half of a surrogate pair, which no encoding can write again.
  private static String checkText(String text, JsonParser parser) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new JsonException("a JSON text holds half of a surrogate pair" + at(parser));
      }
    }
    return text;
  }

  private static Long integer(JsonParser parser) {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw new JsonException(
          "the JSON number %s is beyond int64".formatted(parser.getString()) + at(parser));
    }
    return parser.getLongValue();
  }

  private static Double real(JsonParser parser) {
    double value = parser.getDoubleValue();
    if (Double.isInfinite(value) && Character.isDigit(lastCharacter(parser))) {
      throw new JsonException(
          "the JSON number %s is beyond float64".formatted(parser.getString()) + at(parser));
    }
    return value;
  }

  /// Tells a number that overflowed from the word Infinity.
  private static char lastCharacter(JsonParser parser) {
    String text = parser.getString();
    return text.charAt(text.length() - 1);
  }

  private static String at(JsonParser parser) {
    return at(parser.currentTokenLocation());
  }

  private static String at(@Nullable TokenStreamLocation location) {
    return location == null || location.getLineNr() < 0
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }
}
