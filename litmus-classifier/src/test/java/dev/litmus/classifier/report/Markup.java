package dev.litmus.classifier.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page read strictly: every element closed in its order, every attribute quoted, no stray `<`.
record Markup(List<Element> elements) {
  private static final Pattern TAG =
      Pattern.compile(
          "<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[a-zA-Z][\\w:-]*=\"[^\"<>]*\")*)\\s*(/?)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z][\\w:-]*)=\"([^\"]*)\"");

  /// An element with its attributes; only quotes are read back.
  record Element(String tag, Map<String, String> attributes, String parent) {
    String get(String name) {
      return attributes.getOrDefault(name, "");
    }
  }

  static Markup of(String html) {
    String text = html.replaceFirst("<!DOCTYPE html>", "");
    text = text.replaceAll("(?s)(<style>).*?(</style>)", "$1$2");
    text = text.replaceAll("(?s)(<script[^>]*>).*?(</script>)", "$1$2");
    List<Element> elements = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    Matcher tags = TAG.matcher(text);
    int end = 0;
    while (tags.find()) {
      String between = text.substring(end, tags.start());
      assertTrue(between.indexOf('<') < 0 && between.indexOf('>') < 0, between);
      end = tags.end();
      if (!tags.group(1).isEmpty()) {
        assertEquals(open.pop(), tags.group(2), "closed in another order");
        continue;
      }
      Map<String, String> attributes = new LinkedHashMap<>();
      Matcher pairs = ATTRIBUTE.matcher(tags.group(3));
      while (pairs.find()) {
        attributes.put(pairs.group(1), pairs.group(2).replace("&#39;", "'"));
      }
      elements.add(new Element(tags.group(2), attributes, open.isEmpty() ? "" : open.getFirst()));
      if (tags.group(4).isEmpty()) {
        open.push(tags.group(2));
      }
    }
    assertTrue(open.isEmpty(), "left open: " + open);
    return new Markup(elements);
  }

  List<Element> all(String tag) {
    return elements.stream().filter(element -> element.tag().equals(tag)).toList();
  }
}
