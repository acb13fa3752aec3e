package dev.litmus.classifier;

import dev.litmus.classifier.table.ColumnSpec;
import dev.litmus.classifier.table.ColumnType;
import dev.litmus.classifier.table.DateOrder;
import dev.litmus.classifier.table.MissingValues;
import dev.litmus.classifier.table.NumberStyle;
import dev.litmus.classifier.table.PictureSize;
import dev.litmus.classifier.table.Schema;
import dev.litmus.classifier.table.TargetEncoder;
import dev.litmus.nn.Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The member `litmus.json` of a model file: what the network does not say of a classifier. Columns
/// and their meaning, the question, the decision, a checksum for each weight, and the record of the
/// training.
final class LitmusJson {
  /// Raised when older versions could not read the member any more.
  private static final long FORMAT = 1;

  private LitmusJson() {}

  static Map<String, @Nullable Object> of(Classifier classifier, Map<String, String> checksums) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("classes", classifier.target().classes());
    json.put("positive", classifier.target().positive());
    json.putAll(DecisionJson.of(classifier.decision()));
    json.put("target", target(classifier.target()));
    json.put("missing", classifier.schema().missing().spellings());
    json.put("columns", classifier.schema().columns().stream().map(LitmusJson::column).toList());
    json.put("features", classifier.features().stream().map(LitmusJson::feature).toList());
    json.putAll(classifier.record());
    json.put("crc32c", checksums);
    return json;
  }

  private static Map<String, @Nullable Object> column(ColumnSpec spec) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", spec.name());
    json.put("type", spec.type().name().toLowerCase(Locale.ROOT));
    if (!spec.style().equals(NumberStyle.PLAIN)) {
      json.put("decimal", String.valueOf(spec.style().decimal()));
      json.put(
          "grouping", spec.style().grouping() == 0 ? "" : String.valueOf(spec.style().grouping()));
      json.put("percent", spec.style().percent());
      json.put("currency", spec.style().currency());
    }
    if (spec.type() == ColumnType.DATE) {
      json.put("dates", spec.dates().name().toLowerCase(Locale.ROOT));
    }
    if (spec.type() == ColumnType.PICTURE) {
      json.put("height", (long) spec.picture().height());
      json.put("width", (long) spec.picture().width());
    }
    return json;
  }

  private static Map<String, @Nullable Object> feature(Feature feature) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("column", feature.column());
    json.put("input", feature.input());
    switch (feature) {
      case Feature.Numeric number -> {
        json.put("kind", "number");
        json.put("center", number.center());
        json.put("scale", number.scale());
        json.put("substitute", number.substitute());
        json.put("flagged", number.flagged());
        json.put("codes", number.codes());
      }
      case Feature.Categorical category -> {
        json.put("kind", "category");
        json.put("vocabulary", category.vocabulary());
      }
      case Feature.Date date -> FeatureJson.write(date, json);
      case Feature.Picture picture -> FeatureJson.write(picture, json);
      case Feature.Text text -> FeatureJson.write(text, json);
    }
    return json;
  }

  private static Map<String, @Nullable Object> target(TargetEncoder target) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("column", target.column());
    json.put("negative", target.negative());
    json.put("positive", target.positive());
    json.put("negative_labels", List.copyOf(new TreeSet<>(target.negativeLabels())));
    json.put("positive_labels", List.copyOf(new TreeSet<>(target.positiveLabels())));
    json.put("rest", target.rest().name().toLowerCase(Locale.ROOT));
    json.put(
        "from", target.threshold().isPresent() ? (Object) target.threshold().getAsDouble() : null);
    json.put("missing", target.missingValues().spellings());
    return json;
  }

  /// The columns and what they mean.
  static Schema schema(Config json) {
    requireFormat(json);
    List<ColumnSpec> columns = new ArrayList<>();
    for (Config column : objects(json, "columns")) {
      NumberStyle style =
          column.has("decimal")
              ? new NumberStyle(
                  mark(column, "decimal"),
                  mark(column, "grouping"),
                  column.bool("percent", false),
                  column.bool("currency", false))
              : NumberStyle.PLAIN;
      DateOrder dates =
          column.string("dates", "").equals("day_first")
              ? DateOrder.DAY_FIRST
              : DateOrder.MONTH_FIRST;
      columns.add(new ColumnSpec(column.string("name"), type(column), style, dates, size(column)));
    }
    return new Schema(columns, MissingValues.of(strings(json, "missing")));
  }

  /// The columns that the network sees.
  static List<Feature> features(Config json) {
    List<Feature> features = new ArrayList<>();
    for (Config feature : objects(json, "features")) {
      String kind = feature.string("kind");
      features.add(
          switch (kind) {
            case "number" ->
                new Feature.Numeric(
                    feature.string("column"),
                    feature.string("input"),
                    feature.number("center"),
                    feature.number("scale"),
                    feature.number("substitute"),
                    feature.bool("flagged", false),
                    numbers(feature, "codes"));
            case "category" ->
                new Feature.Categorical(
                    feature.string("column"),
                    feature.string("input"),
                    strings(feature, "vocabulary"));
            case "date" -> FeatureJson.date(feature);
            case "picture" -> FeatureJson.picture(feature);
            case "text" -> FeatureJson.text(feature);
            default ->
                throw new IllegalArgumentException(
                    "%s: kind must be number, category, date, picture or text; found '%s'"
                        .formatted(feature.owner(), kind));
          });
    }
    return features;
  }

  /// The question.
  static TargetEncoder target(Config json) {
    Config target = json.config("target");
    return new TargetEncoder(
        target.string("column"),
        target.string("negative"),
        target.string("positive"),
        set(target, "negative_labels"),
        set(target, "positive_labels"),
        TargetEncoder.Rest.valueOf(target.string("rest").toUpperCase(Locale.ROOT)),
        target.has("from") ? OptionalDouble.of(target.number("from")) : OptionalDouble.empty(),
        MissingValues.of(strings(target, "missing")));
  }

  private static void requireFormat(Config json) {
    int format = json.integer("format", 1);
    if (format > FORMAT) {
      throw new IllegalArgumentException(
          "%s: format %d is of a newer Litmus; this one reads up to %d"
              .formatted(json.owner(), format, FORMAT));
    }
  }

  /// The size of pictures, in a column or a feature.
  static PictureSize size(Config json) {
    return json.has("height")
        ? new PictureSize(json.integer("height", 1), json.integer("width", 1))
        : PictureSize.NONE;
  }

  private static ColumnType type(Config column) {
    String type = column.string("type").toUpperCase(Locale.ROOT);
    for (ColumnType known : ColumnType.values()) {
      if (known.name().equals(type)) {
        return known;
      }
    }
    throw new IllegalArgumentException(
        "%s: no column type '%s'".formatted(column.owner(), column.string("type")));
  }

  private static char mark(Config column, String key) {
    String text = column.string(key, "");
    return text.isEmpty() ? (char) 0 : text.charAt(0);
  }

  static List<Config> objects(Config json, String key) {
    List<Config> objects = new ArrayList<>();
    for (Object item : json.list(key)) {
      if (!(item instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException(
            "%s: %s must be objects; found %s".formatted(json.owner(), key, item));
      }
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      map.forEach((name, value) -> values.put(String.valueOf(name), value));
      objects.add(Config.of("%s, %s %d".formatted(json.owner(), key, objects.size()), values));
    }
    return objects;
  }

  static List<String> strings(Config json, String key) {
    return json.list(key).stream().map(String::valueOf).toList();
  }

  static List<Double> numbers(Config json, String key) {
    List<Double> numbers = new ArrayList<>();
    for (Object item : json.list(key)) {
      if (!(item instanceof Number number)) {
        throw new IllegalArgumentException(
            "%s: %s must be numbers; found %s".formatted(json.owner(), key, item));
      }
      numbers.add(number.doubleValue());
    }
    return numbers;
  }

  private static Set<String> set(Config json, String key) {
    return new LinkedHashSet<>(strings(json, key));
  }
}
