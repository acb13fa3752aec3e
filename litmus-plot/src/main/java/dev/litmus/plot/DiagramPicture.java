package dev.litmus.plot;

import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Model;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A model's uses of layers as boxes in ranks.
final class DiagramPicture implements Picture {
  private static final int MARGIN = 16;
  private static final int TITLE_HEIGHT = 26;
  private static final int BOX_HEIGHT = 40;
  private static final int RANK_HEIGHT = 68;
  private static final int PADDING = 12;
  private static final int GAP = 20;
  private static final int BEND_WIDTH = 14;
  private static final Color BOX = new Color(0xF4F6F8);
  private static final Color INPUT = new Color(0xE3EEF9);
  private static final Color OUTPUT = new Color(0xE6F4E6);
  private static final Font NAME = Look.font(Font.BOLD, 12);
  private static final Font DETAIL = Look.font(Font.PLAIN, 11);

  private final String title;
  private final List<Box> boxes = new ArrayList<>();
  private final Ranks ranks;
  private final int width;

  /// The middle of each node or bend.
  private final double[] across;

  private final int[] down;

  private record Box(String name, String detail, Color color, double width) {}

  DiagramPicture(ModelDiagram diagram) {
    title = diagram.title();
    Model model = diagram.model();
    Graphics2D measure = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    FontMetrics names = measure.getFontMetrics(NAME);
    FontMetrics details = measure.getFontMetrics(DETAIL);
    measure.dispose();
    Map<Call, Integer> numbers = new HashMap<>();
    List<List<Integer>> parents = new ArrayList<>();
    for (Call call : model.calls()) {
      numbers.put(call, numbers.size());
      parents.add(
          call.dependencies().stream()
              .map(symbol -> numbers.getOrDefault(symbol.call(), 0))
              .distinct()
              .toList());
      String name = model.state(call.layer()).name();
      String detail = detail(call, model);
      int text = Math.max(names.stringWidth(name), details.stringWidth(detail));
      boxes.add(new Box(name, detail, color(call, model), text + 2.0 * PADDING));
    }
    ranks = new Ranks(parents);
    int places = ranks.ranks().stream().mapToInt(List::size).sum();
    across = new double[places];
    down = new int[places];
    double widest = Math.max(0, measured(title, names));
    for (List<Integer> rank : ranks.ranks()) {
      widest = Math.max(widest, rank.stream().mapToDouble(this::width).sum() + gaps(rank));
    }
    width = (int) Math.ceil(widest) + 2 * MARGIN;
    for (int i = 0; i < ranks.ranks().size(); i++) {
      List<Integer> rank = ranks.ranks().get(i);
      double left = (width - rank.stream().mapToDouble(this::width).sum() - gaps(rank)) / 2;
      for (int node : rank) {
        across[node] = left + width(node) / 2;
        down[node] = MARGIN + TITLE_HEIGHT + i * RANK_HEIGHT;
        left += width(node) + GAP;
      }
    }
  }

  private static double measured(String text, FontMetrics metrics) {
    return metrics.stringWidth(text) * 1.25;
  }

  private static double gaps(List<Integer> rank) {
    return GAP * (rank.size() - 1.0);
  }

  private double width(int node) {
    return node < boxes.size() ? boxes.get(node).width() : BEND_WIDTH;
  }

  /// `Dense (None, 8), 40 parameters`.
  private static String detail(Call call, Model model) {
    String shapes =
        call.outputs().stream()
            .map(Symbol::shape)
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    long parameters =
        model.state(call.layer()).variables().stream().mapToLong(v -> v.value().length).sum();
    return call.layer().className()
        + " "
        + shapes
        + (parameters == 0 ? "" : String.format(Locale.ROOT, ", %,d parameters", parameters));
  }

  private static Color color(Call call, Model model) {
    if (call.inputs().isEmpty()) {
      return INPUT;
    }
    return model.outputs().stream().anyMatch(output -> output.call().equals(call)) ? OUTPUT : BOX;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return 2 * MARGIN + TITLE_HEIGHT + (ranks.ranks().size() - 1) * RANK_HEIGHT + BOX_HEIGHT;
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width(), height());
    graphics.setColor(Look.INK);
    graphics.setFont(Look.font(Font.BOLD, 15));
    centered(graphics, title, width / 2.0, MARGIN + 11);
    for (int node = 0; node < across.length; node++) {
      for (int parent : ranks.parents(node)) {
        line(graphics, parent, node);
      }
    }
    for (int node = 0; node < across.length; node++) {
      if (node < boxes.size()) {
        box(graphics, node);
      } else {
        graphics.setColor(Look.QUIET);
        graphics.setStroke(Look.THIN);
        graphics.draw(
            new java.awt.geom.Line2D.Double(
                across[node], down[node], across[node], down[node] + BOX_HEIGHT));
      }
    }
  }

  private void box(Graphics2D graphics, int node) {
    Box box = boxes.get(node);
    RoundRectangle2D shape =
        new RoundRectangle2D.Double(
            across[node] - box.width() / 2, down[node], box.width(), BOX_HEIGHT, 8, 8);
    graphics.setColor(box.color());
    graphics.fill(shape);
    graphics.setColor(Look.QUIET);
    graphics.setStroke(Look.THIN);
    graphics.draw(shape);
    graphics.setColor(Look.INK);
    graphics.setFont(NAME);
    centered(graphics, box.name(), across[node], down[node] + 17);
    graphics.setColor(Look.QUIET);
    graphics.setFont(DETAIL);
    centered(graphics, box.detail(), across[node], down[node] + 32);
  }

  private static void centered(Graphics2D graphics, String text, double x, double y) {
    int textWidth = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, (float) (x - textWidth / 2.0), (float) y);
  }

  /// From the lower edge of one to the upper edge of the other, with a head where that is a box.
  private void line(Graphics2D graphics, int from, int to) {
    double top = down[from] + BOX_HEIGHT;
    double bottom = down[to];
    double bend = (bottom - top) / 2;
    Path2D path = new Path2D.Double();
    path.moveTo(across[from], top);
    path.curveTo(across[from], top + bend, across[to], bottom - bend, across[to], bottom);
    graphics.setColor(Look.QUIET);
    graphics.setStroke(Look.THIN);
    graphics.draw(path);
    if (to < boxes.size()) {
      Path2D head = new Path2D.Double();
      head.moveTo(across[to], bottom);
      head.lineTo(across[to] - 3.5, bottom - 7);
      head.lineTo(across[to] + 3.5, bottom - 7);
      head.closePath();
      graphics.fill(head);
    }
  }
}
