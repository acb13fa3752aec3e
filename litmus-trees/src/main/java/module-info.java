import org.jspecify.annotations.NullMarked;

/// Gradient-boosted trees, to hold networks against.
@NullMarked
module dev.litmus.trees {
  requires static transitive org.jspecify;
  requires transitive dev.litmus.classifier;
  requires java.logging;
  requires ml.dmlc.xgboost4j;
  // what XGBoost logs with; it has no module-info to say so
  requires org.apache.commons.logging;

  exports dev.litmus.trees;
}
