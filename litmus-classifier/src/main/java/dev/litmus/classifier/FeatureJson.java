package dev.litmus.classifier;

import dev.litmus.nn.Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Dates, pictures and texts as they stand among the features of `litmus.json`.
final class FeatureJson {
  private FeatureJson() {}

  static void write(Feature.Date date, Map<String, @Nullable Object> json) {
    json.put("kind", "date");
    json.put("parts", date.parts().stream().map(FeatureJson::part).toList());
    json.put("flagged", date.flagged());
  }

  private static Map<String, @Nullable Object> part(Feature.Date.Part part) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("part", part.part().text());
    json.put("mean", part.mean());
    json.put("deviation", part.deviation());
    return json;
  }

  static Feature date(Config json) {
    List<Feature.Date.Part> parts = new ArrayList<>();
    for (Config part : LitmusJson.objects(json, "parts")) {
      parts.add(
          new Feature.Date.Part(
              constant(DatePart.class, part, "part"),
              part.number("mean"),
              part.number("deviation")));
    }
    return new Feature.Date(
        json.string("column"), json.string("input"), parts, json.bool("flagged", false));
  }

  static void write(Feature.Picture picture, Map<String, @Nullable Object> json) {
    json.put("kind", "picture");
    json.put("height", (long) picture.size().height());
    json.put("width", (long) picture.size().width());
    json.put("colored", picture.colored());
  }

  static Feature picture(Config json) {
    return new Feature.Picture(
        json.string("column"),
        json.string("input"),
        LitmusJson.size(json),
        json.bool("colored", true));
  }

  static void write(Feature.Text text, Map<String, @Nullable Object> json) {
    json.put("kind", "text");
    json.put("terms", text.terms().stream().map(FeatureJson::terms).toList());
  }

  private static Map<String, @Nullable Object> terms(TextTerms terms) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("unit", terms.unit().text());
    json.put("alphabet", terms.alphabet());
    json.put("longest", (long) terms.longest());
    json.put("length", (long) terms.length());
    json.put("most", (long) terms.most());
    json.put("texts", (long) terms.texts());
    json.put("terms", terms.terms());
    json.put("weights", terms.weights());
    return json;
  }

  static Feature text(Config json) {
    List<TextTerms> ways = new ArrayList<>();
    for (Config terms : LitmusJson.objects(json, "terms")) {
      ways.add(
          new TextTerms(
              constant(TextTerms.Unit.class, terms, "unit"),
              LitmusJson.strings(terms, "alphabet"),
              terms.integer("longest", 1),
              terms.integer("length", 2),
              terms.integer("most", 2),
              terms.integer("texts", 1),
              LitmusJson.strings(terms, "terms"),
              LitmusJson.numbers(terms, "weights")));
    }
    return new Feature.Text(json.string("column"), json.string("input"), ways);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, Config json, String key) {
    String name = json.string(key);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("%s: no %s '%s'".formatted(json.owner(), key, name));
  }
}
