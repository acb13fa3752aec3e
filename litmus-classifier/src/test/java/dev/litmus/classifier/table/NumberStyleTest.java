package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumberStyleTest {
  private static final NumberStyle EUROPEAN = new NumberStyle(',', '.', false, false);
  private static final NumberStyle AMERICAN = new NumberStyle('.', ',', false, false);

  @Test
  void decimalCommas() {
    assertEquals(0.1257, EUROPEAN.parse("0,1257"));
    assertEquals(-1304.5, EUROPEAN.parse("-1.304,5"));
    assertEquals(1304000, EUROPEAN.parse("1.304.000"));
    assertEquals(Double.NaN, EUROPEAN.parse("1.30,5"));
    assertEquals(Double.NaN, EUROPEAN.parse("1,5,5"));
    assertEquals(0.5, new NumberStyle(',', (char) 0, false, false).parse(",5"));
    assertEquals(Double.NaN, new NumberStyle(',', (char) 0, false, false).parse("1.5"));
  }

  @Test
  void groupsOfThousands() {
    assertEquals(1304000, AMERICAN.parse("1,304,000"));
    assertEquals(1304.25, AMERICAN.parse("1,304.25"));
    assertEquals(999, AMERICAN.parse("999"));
    assertEquals(Double.NaN, AMERICAN.parse("1,30"));
    assertEquals(Double.NaN, AMERICAN.parse("1304,000"));
    assertEquals(Double.NaN, AMERICAN.parse(",304"));
    NumberStyle blanks = new NumberStyle(',', ' ', false, false);
    assertEquals(1304000.5, blanks.parse("1 304\u00a0000,5"));
    assertEquals(1304000, new NumberStyle('.', '\'', false, false).parse("1'304'000"));
  }

  @Test
  void percents() {
    NumberStyle percent = new NumberStyle('.', (char) 0, true, false);
    assertEquals(0.05, percent.parse("5%"));
    assertEquals(-0.125, percent.parse("-12.5 %"));
    assertEquals(0, percent.parse("0"));
    assertEquals(Double.NaN, percent.parse("5"));
  }

  @Test
  void currencies() {
    NumberStyle money = new NumberStyle('.', ',', false, true);
    assertEquals(-1.2884, money.parse("$-1.2884"));
    assertEquals(-1304.5, money.parse("-$1,304.5"));
    assertEquals(5, money.parse("5 \u20ac"));
    assertEquals(5, money.parse("EUR 5"));
    assertEquals(5, money.parse("5"));
    assertEquals(Double.NaN, money.parse("$"));
  }
}
