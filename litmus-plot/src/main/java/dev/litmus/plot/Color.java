package dev.litmus.plot;

/// A colour as red, green and blue of 0..255. Those named here can be told apart by colour-blind
/// people in any pair (the palette of Okabe and Ito), but for pure red and green, which some
/// programs ask for.
///
/// @param rgb red * 65536 + green * 256 + blue
public record Color(int rgb) {
  public static final Color BLUE = new Color(0x0072B2);
  public static final Color ORANGE = new Color(0xE69F00);
  public static final Color TEAL = new Color(0x009E73);
  public static final Color VERMILION = new Color(0xD55E00);
  public static final Color PURPLE = new Color(0xCC79A7);
  public static final Color SKY = new Color(0x56B4E9);
  public static final Color BLACK = new Color(0x000000);
  public static final Color RED = new Color(0xE00000);
  public static final Color GREEN = new Color(0x00A000);

  public Color {
    if (rgb < 0 || rgb > 0xFFFFFF) {
      throw new IllegalArgumentException(
          "colour: expected a number within 0..0xFFFFFF, found " + rgb);
    }
  }

  /// A colour by its parts, each 0..255.
  public static Color of(int red, int green, int blue) {
    if ((red | green | blue) < 0 || Math.max(red, Math.max(green, blue)) > 255) {
      throw new IllegalArgumentException(
          "colour: expected red, green and blue within 0..255, found %d, %d, %d"
              .formatted(red, green, blue));
    }
    return new Color(red << 16 | green << 8 | blue);
  }
}
