package io.caisson.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the rooms (docs/architecture.md), and what no room may do. */
class RoomsTest {
  /** A room, and the rooms it may use. A new room gets its line here. */
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "linux", List.of(),
          "spec", List.of(),
          "cgroup", List.of("linux", "spec"),
          "container", List.of("linux", "spec", "cgroup"),
          "namespaces", List.of("linux", "spec", "cgroup", "container"),
          "cli", List.of("linux", "spec", "cgroup", "container", "namespaces"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.caisson");

  @TestFactory
  List<DynamicTest> each_room_uses_only_the_rooms_below_it() {
    List<DynamicTest> tests = new ArrayList<>();
    MAY_USE.forEach(
        (room, below) ->
            tests.add(DynamicTest.dynamicTest(room, () -> usesNothingBut(room, below))));
    return tests;
  }

  private static void usesNothingBut(String room, List<String> below) {
    String[] allowed = new String[below.size() + 1];
    allowed[0] = within(room);
    for (int i = 0; i < below.size(); i++) allowed[i + 1] = within(below.get(i));
    noClasses()
        .that()
        .resideInAPackage(within(room))
        .should()
        .dependOnClassesThat(resideInAPackage("io.caisson..").and(resideOutsideOfPackages(allowed)))
        .check(CLASSES);
  }

  private static String within(String room) {
    return "io.caisson." + room + "..";
  }

  @Test
  void every_class_lives_in_a_room_that_has_its_line() {
    String[] rooms = new String[MAY_USE.size()];
    int i = 0;
    for (String room : MAY_USE.keySet()) rooms[i++] = within(room);

    classes().should().resideInAnyPackage(rooms).check(CLASSES);
  }

  @Test
  void packages_of_a_room_do_not_go_round_in_circles() {
    slices().matching("io.caisson.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void native_calls_are_made_in_linux_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(within("linux"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.graalvm.nativeimage.c..", "org.graalvm.word..", "java.lang.foreign..")
        .check(CLASSES);
  }

  @Test
  void nothing_of_the_jdk_that_costs_pages_or_starts_threads() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.net..",
            "java.nio.channels..",
            "java.nio.file..",
            "java.text..",
            "java.time.format..",
            "java.util.concurrent..",
            "java.util.logging..",
            "java.util.regex..",
            "java.util.stream..")
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            Process.class, ProcessBuilder.class, Runtime.class, java.util.ServiceLoader.class)
        .orShould()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "split", String.class)
        .orShould()
        .callMethod(String.class, "replaceAll", String.class, String.class)
        .orShould()
        .callMethod(String.class, "matches", String.class)
        .check(CLASSES);
    noClasses()
        .that()
        .haveSimpleNameNotContaining("Foreign") // the JVM's own primitives, never in the executable
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocal.class)
        .check(CLASSES);
  }

  @Test
  void nobody_prints_by_way_of_the_jdk() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void a_class_is_named_after_something() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(CLASSES);
  }
}
