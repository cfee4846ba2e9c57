package io.caisson.cli.output;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of left-aligned columns, as Go's tabwriter sets it with a least width of 12 and a padding
 * of 3.
 */
public final class Columns {
  private static final int LEAST_WIDTH = 12;
  private static final int PADDING = 3;

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; all rows have as many cells. */
  public void row(List<String> cells) {
    rows.add(cells);
  }

  /** The table, each row ended by a line feed; the last column is not padded. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      int last = row.size() - 1;
      for (int column = 0; column < last; column++) {
        String cell = row.get(column);
        out.append(cell);
        for (int i = length(cell); i < width(column); i++) out.append(' ');
      }
      out.append(row.get(last)).append('\n');
    }
    return out.toString();
  }

  private int width(int column) {
    int widest = 0;
    for (List<String> row : rows) widest = Math.max(widest, length(row.get(column)));
    return Math.max(LEAST_WIDTH, widest + PADDING);
  }

  /** In characters, not in UTF-16 units: tabwriter counts so. */
  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
