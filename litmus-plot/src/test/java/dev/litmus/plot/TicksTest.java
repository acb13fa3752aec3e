package dev.litmus.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void labelsHaveTheDecimalsOfTheStep() {
    assertEquals("0.50", Ticks.step(0.05).valueToString(0.5));
    assertEquals("0.6", Ticks.step(0.2).valueToString(0.6000000000000001));
    assertEquals("20,000", Ticks.step(5000).valueToString(20000));
    assertEquals("3E-7", Ticks.step(1e-7).valueToString(3e-7));
    assertEquals("1.5E8", Ticks.step(5e7).valueToString(1.5e8));
  }

  @Test
  void stepsAreOneTwoAndFiveOfPowersOfTen() {
    Ticks ticks = new Ticks(false);
    assertEquals(0.5, ticks.getCeilingTickUnit(0.3).getSize(), 1e-12);
    assertEquals(20, ticks.getCeilingTickUnit(11).getSize(), 1e-12);
    assertEquals(50, ticks.getLargerTickUnit(Ticks.step(20)).getSize(), 1e-12);
    assertEquals(1, new Ticks(true).getCeilingTickUnit(0.3).getSize(), 1e-12);
  }
}
