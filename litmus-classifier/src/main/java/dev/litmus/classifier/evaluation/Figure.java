package dev.litmus.classifier.evaluation;

/// The figures of an evaluation, in the order in which they are reported.
public enum Figure {
  ACCURACY("accuracy", Method.WILSON, true),
  PRECISION("precision", Method.WILSON, true),
  RECALL("recall", Method.WILSON, true),
  F1("f1", Method.WILSON_OF_F_STAR, true),
  ROC_AUC("roc_auc", Method.DELONG, true),
  PR_AUC("pr_auc", Method.BOOTSTRAP, true),
  LOG_LOSS("log_loss", Method.BOOTSTRAP, false),
  BRIER("brier", Method.BOOTSTRAP, false),
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
    /// DeLong's variance on the logit scale; Newcombe's method 5 where that variance is 0.
    DELONG("DeLong, logit"),
    /// A bootstrap within the classes, corrected for bias.
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

  /// Whether a classifier is better where the figure is higher.
  public boolean higherIsBetter() {
    return higherIsBetter;
  }
}
