package dev.litmus.classifier;

import dev.litmus.classifier.decision.Decision;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.Schema;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TableStream;
import dev.litmus.classifier.table.Target;
import dev.litmus.classifier.table.TargetEncoder;
import dev.litmus.classifier.table.TargetOptions;
import dev.litmus.keras.LoadOptions;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A trained answer to a yes/no question: takes rows as they come, gives verdicts. Any number of
/// threads may use one at once.
///
/// ```java
/// Classifier classifier = Classifier.load(Path.of("banknotes.keras"));
/// Verdict verdict = classifier.predict(Map.of("variance", 3.6, "skewness", 8.7));
/// ```
public final class Classifier {
  private final Model model;
  private final Schema schema;
  private final List<Feature> features;
  private final TargetEncoder target;
  private final Decision decision;
  private final Map<String, @Nullable Object> record;
  private final @Nullable Trainer trainer;

  Classifier(
      Model model,
      Schema schema,
      List<Feature> features,
      TargetEncoder target,
      Decision decision,
      Map<String, @Nullable Object> record,
      @Nullable Trainer trainer) {
    this.model = model;
    this.schema = schema;
    this.features = List.copyOf(features);
    this.target = target;
    this.decision = decision;
    this.record = record;
    this.trainer = trainer;
  }

  Classifier withRecord(Map<String, @Nullable Object> other) {
    return new Classifier(model, schema, features, target, decision, other, trainer);
  }

  /// Trains on a table with everything found by looking.
  public static TrainingResult train(Table table) {
    return train(table, TrainOptions.defaults());
  }

  /// Trains on a table, part of which is kept to validate and to test on.
  ///
  /// @throws dev.litmus.classifier.table.DataException when the table cannot be used as it is
  public static TrainingResult train(Table table, TrainOptions options) {
    return new ClassifierTraining(table, Optional.empty(), options).run();
  }

  /// Trains on one table and tests on another.
  ///
  /// @throws dev.litmus.classifier.table.DataException when a table cannot be used as it is
  public static TrainingResult train(Table table, Table test, TrainOptions options) {
    return new ClassifierTraining(table, Optional.of(test), options).run();
  }

  /// Trains on rows that may be too many for memory. Where they fit, it is as with a table; else
  /// one network is trained on all rows but those drawn at random to validate and to test on.
  ///
  /// ```java
  /// Classifier.train(CsvReader.stream(file, ReadOptions.defaults()), TrainOptions.defaults());
  /// ```
  ///
  /// @throws dev.litmus.classifier.table.DataException when the rows cannot be used as they are
  public static TrainingResult train(TableStream rows, TrainOptions options) {
    return ClassifierTraining.of(rows, Optional.empty(), options).run();
  }

  /// Trains on rows that may be too many for memory, and tests on a table.
  ///
  /// @throws dev.litmus.classifier.table.DataException when the rows cannot be used as they are
  public static TrainingResult train(TableStream rows, Table test, TrainOptions options) {
    return ClassifierTraining.of(rows, Optional.of(test), options).run();
  }

  /// Reads a classifier from a model file.
  ///
  /// @throws dev.litmus.keras.ModelFileException when the file cannot be used, saying why
  public static Classifier load(Path file) {
    return load(file, LoadOptions.standard());
  }

  /// Reads a classifier from a model file, with limits of your own.
  ///
  /// @throws dev.litmus.keras.ModelFileException when the file cannot be used, saying why
  public static Classifier load(Path file, LoadOptions options) {
    return ClassifierFile.load(file, options);
  }

  /// Writes the classifier to a model file, a `.keras` archive that stock Keras opens; an existing
  /// file is refused.
  public void save(Path file) {
    save(file, false);
  }

  /// Writes the classifier to a model file, whole or not at all.
  ///
  /// @param replace whether an existing file may be replaced
  public void save(Path file, boolean replace) {
    ClassifierFile.save(this, file, replace);
  }

  /// The network, from raw columns to a probability.
  public Model model() {
    return model;
  }

  /// The columns and what they mean.
  public Schema schema() {
    return schema;
  }

  /// The columns that the network sees, in the order of its inputs.
  public List<Feature> features() {
    return features;
  }

  /// The question: which column, which class is positive.
  public TargetEncoder target() {
    return target;
  }

  /// The probability above which the positive class is decided, as in Keras.
  public double threshold() {
    return decision.threshold();
  }

  /// How probabilities become verdicts. Calibration and prior are in the network already.
  public Decision decision() {
    return decision;
  }

  /// What the model file tells about the training: test figures, settings, provenance.
  public Map<String, @Nullable Object> record() {
    return record;
  }

  /// Whether a table, cell by cell, is the one that the training was given: then the classifier has
  /// learnt from most of its rows and does better on them than on others.
  public boolean learntFrom(Table table) {
    return record.get("data") instanceof Map<?, ?> data
        && table.sha256().equals(data.get("sha256"));
  }

  /// The SHA-256, in hexadecimal, of the weights as [#save] writes them: equal for equal weights.
  public String weightsSha256() {
    return ClassifierFile.weightsSha256(this);
  }

  @Nullable Trainer trainer() {
    return trainer;
  }

  /// The probability of the positive class for each row; the order of columns does not matter,
  /// further columns are ignored.
  ///
  /// @throws dev.litmus.classifier.table.DataException naming a column that is missing
  public float[] probabilities(Table rows) {
    return prepared(schema.apply(rows));
  }

  /// The probabilities for rows that [Schema#apply] has converted already.
  float[] prepared(Table converted) {
    if (converted.rowCount() == 0) {
      return new float[0];
    }
    return model.predictAll(ModelInputs.of(converted, features)).getFirst().floats();
  }

  /// A verdict for each row.
  public List<Verdict> predict(Table rows) {
    List<Verdict> verdicts = new ArrayList<>();
    for (float probability : probabilities(rows)) {
      verdicts.add(verdict(probability));
    }
    return verdicts;
  }

  /// A verdict for one row, given by column name; a column that is absent or null is missing.
  public Verdict predict(Map<String, ?> row) {
    Map<String, Object> cells = new LinkedHashMap<>();
    for (Feature feature : features) {
      Object cell = row.get(feature.column());
      Object present = cell != null ? cell : feature instanceof Feature.Numeric ? Double.NaN : "";
      cells.put(feature.column(), List.of(present));
    }
    return predict(Table.of(cells)).getFirst();
  }

  /// The verdict that goes with a probability.
  public Verdict verdict(float probability) {
    boolean positive = decision.callsPositive(probability);
    return new Verdict(
        probability,
        positive ? target.positive() : target.negative(),
        decision.threshold(),
        decision.unsure(probability, positive));
  }

  /// How well the classifier does on labelled rows.
  ///
  /// @throws dev.litmus.classifier.table.DataException when columns or labels do not fit
  public Evaluation evaluate(Table labelled) {
    Target labels = target.encode(labelled, TargetOptions.Missing.FEW);
    Table rows = labelled.rows(labels.rows());
    return Evaluation.of(
        Scores.of(probabilities(rows), labels.toFloats(), null), decision.threshold());
  }
}
