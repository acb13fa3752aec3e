package dev.litmus.classifier.evaluation;

/// The figures of an evaluation, in the order in which they are reported.
public enum Figure {
  ACCURACY("accuracy", Method.WILSON, true),
  PRECISION("precision", Method.WILSON, true),
  RECALL("recall", Method.WILSON, true),
  F1("f1", Method.WILSON_OF_F_STAR, true),
  ROC_AUC("roc_auc", Method.NEWCOMBE, true),
  PR_AUC("pr_auc", Method.LOGIT, true),
  LOG_LOSS("log_loss", Method.HALL, false),
  BRIER("brier", Method.HALL, false),
  ECE("ece", Method.BOOTSTRAP, false),
  MCC("mcc", Method.RECOVERED, true),
  SPECIFICITY("specificity", Method.WILSON, true),
  BALANCED_ACCURACY("balanced_accuracy", Method.RECOVERED, true);

  /// How a 95 % interval is found.
  public enum Method {
    /// Wilson's score interval of a proportion.
    WILSON("Wilson score"),
    /// Wilson's score interval of F* = TP / (TP + FP + FN), taken to F1 = 2 F* / (1 + F*).
    WILSON_OF_F_STAR("Wilson score of F*"),
    /// Newcombe's score interval of an area, with the variance fitted to DeLong's.
    NEWCOMBE("Newcombe score with DeLong's variance"),
    /// On the logit scale, by the number of positives.
    LOGIT("logit"),
    /// The t interval of a mean, corrected for skewness.
    HALL("t corrected for skewness (Hall)"),
    /// A bootstrap within the classes, reflected.
    BOOTSTRAP("bootstrap"),
    /// Recovered from Wilson's limits of recall and specificity.
    RECOVERED("Wilson score of recall and specificity");

    private final String title;

    Method(String title) {
      this.title = title;
    }

    /// The method's name for people.
    public String title() {
      return title;
    }
  }

  private final String key;
  private final Method method;
  private final boolean higherIsBetter;

  Figure(String key, Method method, boolean higherIsBetter) {
    this.key = key;
    this.method = method;
    this.higherIsBetter = higherIsBetter;
  }

  /// The name in files and tables, such as `roc_auc`.
  public String key() {
    return key;
  }

  /// How its interval is found.
  public Method method() {
    return method;
  }

  /// The lowest value there can be.
  public double lowest() {
    return this == MCC ? -1 : 0;
  }

  /// The highest value there can be.
  public double highest() {
    return this == LOG_LOSS ? Double.POSITIVE_INFINITY : 1;
  }

  /// Whether a classifier is better where the figure is higher.
  public boolean higherIsBetter() {
    return higherIsBetter;
  }
}
