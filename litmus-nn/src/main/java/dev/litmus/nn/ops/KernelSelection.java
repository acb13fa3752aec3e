package dev.litmus.nn.ops;

import dev.litmus.nn.internal.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Which kernels this JVM uses, and why: the best that a [KernelsProvider] offers, else the scalar
/// ones. The property `litmus.kernels` forces a choice by name. All kernels give the same bits, so
/// that the choice is one of speed alone.
///
/// @param kernels the kernels chosen
/// @param reason why these, with the flag that would bring better ones
/// @param hardwareFma whether the processor multiplies and adds in one instruction
public record KernelSelection(Kernels kernels, String reason, boolean hardwareFma) {
  /// The property that forces a choice: `scalar`, or the name of a provider.
  public static final String PROPERTY = "litmus.kernels";

  private static final String SCALAR = "scalar";
  private static final Kernels SCALAR_KERNELS = new ScalarKernels();

  // Fast kernels cost some 0.3 s of compilation first; scalar code does about this much meanwhile.
  private static final long MULTIPLY_ADDS_WORTH_COMPILING = 1_000_000_000;

  /// The multiply-adds that this process was asked for so far.
  private static final AtomicLong WORK = new AtomicLong();

  /// Once true it stays so.
  private static volatile boolean hasMuchWork;

  private static @Nullable KernelSelection current;

  /// Chosen at the first call, then always the same.
  ///
  /// @throws IllegalArgumentException when the property asks for what is not there
  public static synchronized KernelSelection current() {
    // Not in a static initializer: an error there would hide the message and come once only.
    if (current == null) {
      current =
          choose(
              System.getProperty(PROPERTY),
              ServiceLoader.load(KernelsProvider.class, KernelSelection.class.getClassLoader()),
              HardwareFma.present());
    }
    return current;
  }

  /// Kernels for a job of so many multiply-adds in all: as long as this process has had little
  /// work, it ends sooner on the scalar ones, which compile quickly. Decided by adding up these
  /// estimates, never by a measurement, unless the choice was forced.
  public Kernels forWork(double multiplyAdds) {
    if (!hasMuchWork && System.getProperty(PROPERTY) == null) {
      long more = (long) Math.min(multiplyAdds, MULTIPLY_ADDS_WORTH_COMPILING);
      hasMuchWork = WORK.addAndGet(more) >= MULTIPLY_ADDS_WORTH_COMPILING;
      return hasMuchWork ? kernels : SCALAR_KERNELS;
    }
    return kernels;
  }

  /// What a user should know before a long run; empty when all is well.
  public Optional<String> warning() {
    return hardwareFma
        ? Optional.empty()
        : Optional.of(
            "This processor, or this JVM (-XX:-UseFMA), has no fused multiply-add: training and"
                + " prediction run some hundred times slower. Results are the same.");
  }

  static KernelSelection choose(
      @Nullable String wanted, Iterable<KernelsProvider> providers, boolean hardwareFma) {
    if (SCALAR.equals(wanted)) {
      return scalar("asked for by -D" + PROPERTY + "=" + SCALAR, hardwareFma);
    }
    List<String> names = new ArrayList<>(List.of(SCALAR));
    List<String> refusals = new ArrayList<>();
    for (KernelsProvider provider : providers) {
      names.add(provider.name());
      if (wanted != null && !wanted.equals(provider.name())) {
        continue;
      }
      Optional<String> refusal = refusal(provider, hardwareFma);
      if (refusal.isEmpty()) {
        String reason =
            wanted == null
                ? "the fastest kernels that this JVM offers"
                : "asked for by -D" + PROPERTY + "=" + wanted;
        return new KernelSelection(provider.create(), reason, hardwareFma);
      }
      refusals.add("no %s kernels: %s".formatted(provider.name(), refusal.get()));
    }
    if (wanted == null) {
      return scalar(
          refusals.isEmpty()
              ? "no other kernels found; add the module litmus-nn-vector for faster ones"
              : String.join("; ", refusals),
          hardwareFma);
    }
    if (refusals.isEmpty()) {
      throw Suggestions.unknown("-D" + PROPERTY, wanted, names);
    }
    throw new IllegalArgumentException(
        "-D%s=%s: %s".formatted(PROPERTY, wanted, String.join("; ", refusals)));
  }

  private static Optional<String> refusal(KernelsProvider provider, boolean hardwareFma) {
    return hardwareFma
        ? provider.refusal()
        : Optional.of("the processor, or the JVM (-XX:-UseFMA), has no fused multiply-add");
  }

  private static KernelSelection scalar(String reason, boolean hardwareFma) {
    return new KernelSelection(SCALAR_KERNELS, reason, hardwareFma);
  }

  @Override
  public String toString() {
    return kernels.name() + ": " + reason;
  }
}
