/// From a table to a verdict: columns, preparation, training, evaluation, the model file.
module dev.litmus.classifier {
  requires static transitive org.jspecify;
  requires transitive dev.litmus.nn;
  requires transitive dev.litmus.keras;
  requires de.siegmar.fastcsv;
  requires java.desktop;

  exports dev.litmus.classifier;
  exports dev.litmus.classifier.decision;
  exports dev.litmus.classifier.evaluation;
  exports dev.litmus.classifier.explanation;
  exports dev.litmus.classifier.report;
  exports dev.litmus.classifier.table;
}
