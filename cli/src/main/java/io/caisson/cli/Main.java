package io.caisson.cli;

/** The executable's entry. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
