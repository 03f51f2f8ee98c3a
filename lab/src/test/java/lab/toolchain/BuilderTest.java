package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Small variants, built by a real shell. */
class BuilderTest extends WithWorkshop {

    @Test
    void theArtifactLiesInTheCache() {
        Built built = workshop.build();
        assertThat(built.folder()).startsWith(folder.resolve("cache/variants"));
        assertThat(built.folder().resolve("out/app/greeting.txt")).hasContent("hello");
        assertThat(built.versions()).containsEntry("sh", "1.2.3");
        assertThat(built.artifactBytes()).isPositive();
    }

    @Test
    void theCheckoutStaysClean() {
        workshop.build();
        assertThat(workshop.home().lambdas().resolve("shell"))
                .isDirectoryNotContaining(file -> !file.endsWith("greeting.txt"));
    }

    @Test
    void whatWasBuiltIsNotBuiltAgain() {
        Built first = workshop.build();
        Built second = workshop.build();
        assertThat(second).isEqualTo(first);
        assertThat(workshop.builder().cached(workshop.variant())).contains(first);
        assertThat(workshop.builds()).isEqualTo(1);
    }

    @Test
    void anotherProcessTakesItFromTheCache() throws IOException {
        Path built = workshop.build().folder();
        assertThat(OtherLab.start(folder).inputReader().readAllLines()).containsExactly(built.toString());
    }

    @Test
    void beforeTheFirstBuildNothingIsCached() {
        assertThat(workshop.builder().cached(workshop.variant())).isEmpty();
    }

    @Test
    void aChangedSourceIsBuiltAnew() throws IOException {
        Built first = workshop.build();
        workshop.source("greeting.txt", "good morning");
        Built second = workshop.build();
        assertThat(second.folder()).isNotEqualTo(first.folder());
        assertThat(second.folder().resolve("out/app/greeting.txt")).hasContent("good morning");
    }

    @Test
    void onlyTheBuildsThatWereUsedLastStay() throws IOException {
        Path first = workshop.build().folder();
        List<Path> later = new ArrayList<>();
        for (String text : List.of("one", "two", "three")) {
            workshop.source("greeting.txt", text);
            later.add(workshop.build().folder());
            if (!text.equals("three"))
                Files.setLastModifiedTime(later.getLast().resolve("built.json"),
                        FileTime.from(Instant.now().minusSeconds(60 - later.size())));
        }
        assertThat(first).exists(); // used last but for the newest: its file is younger than those of one and two
        assertThat(later.get(0)).doesNotExist();
        assertThat(later.get(1)).exists();
        assertThat(later.get(2)).exists();
    }

    @Test
    void aNewSourceIsBuiltAnew() throws IOException {
        Path first = workshop.build().folder();
        workshop.source("another.txt", "");
        assertThat(workshop.build().folder()).isNotEqualTo(first);
    }

    @Test
    void anotherFolderLiesInASubFolderAndItsSourcesCountToo() throws IOException {
        workshop.source("../core/part.txt", "one");
        workshop.with("- cp greeting.txt out/app/", "- cp core/part.txt out/app/greeting.txt\nalso: [core]");
        Built first = workshop.build();
        assertThat(first.folder().resolve("out/app/greeting.txt")).hasContent("one");
        workshop.source("../core/part.txt", "two");
        assertThat(workshop.build().folder().resolve("out/app/greeting.txt")).hasContent("two");
    }

    @Test
    void aChangedCommandIsBuiltAnew() throws IOException {
        Path first = workshop.build().folder();
        assertThat(workshop.with("--memory ${memory}", "").build().folder()).isNotEqualTo(first);
    }

    @Test
    void aNewerToolBuildsAnew() throws IOException {
        Path first = workshop.build().folder();
        workshop.toolchains("sh: {probe: echo 1.2.4, version: '([0-9.]+)', install: none}\n");
        assertThat(workshop.build().folder()).isNotEqualTo(first);
    }

    @Test
    void aNewTitleIsNoReasonToBuild() throws IOException {
        workshop.build();
        assertThat(workshop.with("title: Shell", "title: The shell").build().variant().title()).isEqualTo("The shell");
        assertThat(workshop.builds()).isEqualTo(1);
    }

    @Test
    void whatTestsAndBuildsLeaveBehindIsNoReasonToBuild() throws IOException {
        workshop.build();
        for (String litter : List.of("target/app.jar", "__pycache__/a.pyc", "tests/__pycache__/b.pyc", "tests/c.pyc",
                ".pytest_cache/v", "node_modules/m"))
            workshop.source(litter, "litter");
        workshop.build();
        assertThat(workshop.builds()).isEqualTo(1);
    }

    @Test
    void placeholdersAreFilled() {
        Built built = workshop.build();
        assertThat(built.command(512)).containsExactly("/bin/sh", "-c",
                "exec cat " + built.folder() + "/out/app/greeting.txt --memory 512");
        assertThat(built.environment(128)).containsEntry("GREETING", built.folder() + "/out/app").containsEntry("HEAP",
                "111411");
    }

    @Test
    void hereIsTheFinalPlaceInTheBuildToo() throws IOException {
        Built built = workshop.building("mkdir -p out/app", "echo ${here} > out/app/greeting.txt").build();
        assertThat(built.folder().resolve("out/app/greeting.txt")).hasContent(built.folder().toString());
    }

    @Test
    void timesOfFilesSurvive() throws IOException {
        Built built = workshop.building("mkdir -p out/app", "touch -d '2001-02-03 04:05:06Z' out/app/old.jar").build();
        assertThat(Files.getLastModifiedTime(built.folder().resolve("out/app/old.jar")).toInstant())
                .isEqualTo("2001-02-03T04:05:06Z");
    }

    @Test
    void executableSourcesStayExecutable() throws IOException {
        Path script = workshop.home().lambdas().resolve("shell/run");
        Files.writeString(script, "#!/bin/sh\nmkdir -p out/app\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        assertThat(workshop.building("./run").build().folder().resolve("out/app")).isDirectory();
    }

    @Test
    void buildsRunOnTheLabsOwnJdk() throws IOException {
        Built built = workshop.building("mkdir -p out/app", "echo \"$JAVA_HOME\" > out/app/greeting.txt",
                "test \"$(command -v java)\" = \"$JAVA_HOME/bin/java\"").build();
        assertThat(built.folder().resolve("out/app/greeting.txt")).hasContent(System.getProperty("java.home"));
    }

    @Test
    void twoBuildsOfOneVariantDoNotCollide() throws Exception {
        workshop.building("sleep 0.3", "mkdir -p out/app");
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<Future<Built>> builds =
                    List.of(pool.submit(workshop::build), pool.submit(workshop::build), pool.submit(workshop::build));
            for (Future<Built> build : builds) assertThat(build.get()).isEqualTo(builds.getFirst().get());
        }
        assertThat(workshop.builds()).isEqualTo(1);
    }

    @Test
    void whatTheBuildDoesWithoutIsNotCopiedAndBuildsNothing() throws IOException {
        workshop.with("needs: [sh]", "without: [tests/**]\nneeds: [sh]").source("tests/first.txt", "1");
        Built first = workshop.build();
        workshop.source("tests/first.txt", "2");
        assertThat(workshop.build()).isEqualTo(first);
        workshop.with("  - mkdir -p out/app\n", "  - mkdir -p out/app\n  - test ! -e tests\n");
        workshop.yaml(Files.readString(workshop.home().lambdas().resolve("variants/shell.yaml")).replace("needs:",
                "without: [tests/**]\nneeds:"));
        assertThat(workshop.build().folder()).isDirectory();
    }

    @Test
    void theMemoryOfTheBuildIsWatched() throws IOException {
        workshop.building("mkdir -p out/app",
                "big=$(head -c 100000000 /dev/zero | tr '\\0' x); sleep 0.6; test -n \"$big\"");
        workshop.yaml(Files.readString(workshop.home().lambdas().resolve("variants/shell.yaml"))
                + "development: {sources: ['*.txt'], direct: 'true', all: 'true'}\n");
        DevelopmentEffort development = workshop.build().development().orElseThrow();
        assertThat(development.buildPeakMb()).isBetween(90L, 2_000L);
        assertThat(development.rebuildMs()).as("without a file to edit every build is a whole one")
                .isEqualTo(development.cleanBuildMs());
    }

    @Test
    void aToolsVariablesReachItsProbeAndTheBuild() throws IOException {
        workshop.toolchains("sh: {env: {FOUND: 'echo here'}, probe: 'test \"$FOUND\" = here', install: none}\n");
        Built built = workshop.building("mkdir -p out/app", "echo \"$FOUND\" > out/app/greeting.txt").build();
        assertThat(built.folder().resolve("out/app/greeting.txt")).hasContent("here");
    }

    @Test
    void nothingIsLeftInTheStagingFolder() throws IOException {
        workshop.build();
        assertThat(workshop.inCache("staging")).isEmpty();
    }
}
