package dev.litmus.nn.ops;

import java.util.List;

/// A function of up to three numbers, with its derivative by each.
///
/// @param className Keras's name of the operation
/// @param module where Keras has it
/// @param parameters the arguments of a call
/// @param settings further arguments, which stand in the configuration
/// @param result the type of the result
/// @param value the function; arguments that it does not have are 0
/// @param derivatives by each argument, or nothing where the function is constant but for jumps
public record ElementwiseFunction(
    String className,
    String module,
    List<String> parameters,
    List<String> settings,
    Result result,
    Value value,
    List<Derivative> derivatives) {
  /// The type of a result.
  public enum Result {
    /// True or false.
    BOOL,
    /// A float whatever the arguments are.
    FLOAT,
    /// The widest of the arguments' types.
    WIDEST
  }

  /// The function itself.
  @FunctionalInterface
  public interface Value {
    float of(float a, float b, float c);
  }

  /// A partial derivative, of the arguments and the function's value.
  @FunctionalInterface
  public interface Derivative {
    float of(float a, float b, float c, float y);
  }

  /// The same with a result of another type.
  public ElementwiseFunction giving(Result other) {
    return new ElementwiseFunction(
        className, module, parameters, settings, other, value, derivatives);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ElementwiseFunction function
        && className.equals(function.className)
        && result == function.result;
  }

  @Override
  public int hashCode() {
    return className.hashCode();
  }
}
