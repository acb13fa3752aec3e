package dev.litmus.classifier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the automatic recipe's weighted mean is made of.
///
/// @param folds into how many parts the rows were divided; each network was trained on all but one
/// @param shares the kinds of networks that were tried, those without weight among them
public record Ensemble(Effort effort, int folds, List<Share> shares) {
  /// Copies the shares.
  public Ensemble {
    shares = List.copyOf(shares);
  }

  /// A kind of network.
  ///
  /// @param network its name
  /// @param weight its share in the mean logit, 0 to 1
  /// @param logLoss its own log-loss on rows that it was not trained on
  /// @param networks how many of the kind were trained
  public record Share(String network, double weight, double logLoss, int networks) {}

  /// How many networks the model holds.
  public int networks() {
    return shares.stream().filter(share -> share.weight() > 0).mapToInt(Share::networks).sum();
  }

  /// For files.
  public Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("effort", effort.text());
    map.put("folds", (long) folds);
    map.put("networks", shares.stream().map(Ensemble::map).toList());
    return map;
  }

  private static Map<String, @Nullable Object> map(Share share) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("network", share.network());
    map.put("weight", share.weight());
    map.put(
        "held_out_log_loss", Double.isFinite(share.logLoss()) ? (Object) share.logLoss() : null);
    map.put("trained", (long) share.networks());
    return map;
  }
}
