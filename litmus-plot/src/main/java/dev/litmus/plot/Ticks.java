package dev.litmus.plot;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.axis.TickUnitSource;

/// Steps of 1, 2 and 5 times a power of ten, labelled alike in every locale: with as many decimals
/// as the step has, by powers of ten where that would be long.
final class Ticks implements TickUnitSource {
  private static final double LONG = 1e6;
  private static final double TINY = 1e-5;

  private final NumberTickUnitSource steps;

  /// @param whole whether steps are whole numbers
  Ticks(boolean whole) {
    steps = new NumberTickUnitSource(whole);
  }

  static NumberTickUnit step(double size) {
    return new NumberTickUnit(size, format(size));
  }

  private static NumberFormat format(double size) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    if (size < TINY || size > LONG) {
      return new DecimalFormat("0.###E0", symbols);
    }
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(size) + 1e-9));
    return new DecimalFormat(decimals == 0 ? "#,##0" : "0." + "0".repeat(decimals), symbols);
  }

  @Override
  public TickUnit getLargerTickUnit(TickUnit unit) {
    // its own unit, since it knows one again by its format too
    return step(steps.getLargerTickUnit(steps.getCeilingTickUnit(unit.getSize())).getSize());
  }

  @Override
  public TickUnit getCeilingTickUnit(TickUnit unit) {
    return step(steps.getCeilingTickUnit(unit).getSize());
  }

  @Override
  public TickUnit getCeilingTickUnit(double size) {
    return step(steps.getCeilingTickUnit(size).getSize());
  }
}
