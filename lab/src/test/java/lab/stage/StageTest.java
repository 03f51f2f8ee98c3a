package lab.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import lab.Stranger;
import lab.chart.Theme;
import lab.run.record.Machine;
import lab.run.record.Place;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class StageTest {

    private static final Scene SCENE = new Scene(List.of(Lane.of("rust", "Rust"), Lane.of("python", "Python")), 512,
            new Place.Local(Machine.here(), null, null), "A machine, 2 cores", "1 Jan 2026", 1, false,
            List.of("go"));

    private final Stage stage = Stage.open(0, Theme.NIGHT);
    private final Audience audience = new Audience(stage.url());

    @AfterEach
    void close() {
        audience.close();
        stage.close();
    }

    @Test
    void itSaysSoUntilTheVariantsAreReady() throws Exception {
        assertThat(audience.page()).contains("Getting ready");
        assertThat(audience.start("{}").body()).contains("aren't ready yet");
        stage.show(SCENE);
        assertThat(audience.page()).contains("Who starts fastest?", "local lab, not AWS", "A machine, 2 cores",
                "512 MB", "1 Jan 2026", "Rust", "Python", "Can&#39;t race on this machine: go", ">race time<");
    }

    @Test
    void nobodyStartsItTwice() throws Exception {
        stage.show(SCENE);
        assertThat(audience.start("{\"lane\": \"rust\", \"ms\": 40}").statusCode()).isEqualTo(202);
        stage.awaitStart();
        assertThat(audience.start("{}").statusCode()).isEqualTo(409);
        assertThat(audience.start("{}").body()).contains("already been started", "./jbang stage");
    }

    @Test
    void aGuessThatIsNoneDoesNotStartIt() throws Exception {
        stage.show(SCENE);
        assertThat(audience.start("{\"lane\": \"cobol\"}").body()).contains("no lane \"cobol\"");
        assertThat(audience.start("{\"ms\": -1}").body()).contains("-1.0 ms");
        assertThat(audience.start("{\"ms\": 1000000}").body()).contains("1000000.0 ms", "below 1,000,000");
        assertThat(audience.start("nonsense").statusCode()).isEqualTo(409);
        assertThat(audience.start("{}").statusCode()).isEqualTo(202);
    }

    /** A form of another site's page can post, but not JSON. */
    @Test
    void anotherSitesPageCannotStartIt() throws Exception {
        stage.show(SCENE);
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(
                    HttpRequest.newBuilder(stage.url().resolve("start")).header("Content-Type", "text/plain")
                            .POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
                    HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(409);
        }
        assertThat(audience.start("{}").statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @FieldSource("lab.Stranger#FOREIGN")
    void anotherSitesPageSeesNothingOfIt(String headers) throws Exception {
        stage.show(SCENE);
        assertThat(Stranger.ask(stage.url(), "GET", "/", headers)).isEqualTo(403);
        assertThat(Stranger.ask(stage.url(), "POST", "/start", headers)).isEqualTo(403);
        assertThat(audience.start("{}").statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @FieldSource("lab.Stranger#OWN")
    void aBrowserOfThisMachineShowsIt(String headers) throws Exception {
        assertThat(Stranger.ask(stage.url(), "GET", "/", headers)).isEqualTo(200);
    }

    @Test
    void aLinkOnAnotherSiteMayLeadHere() throws Exception {
        assertThat(Stranger.ask(stage.url(), "GET", "/", "Host: SERVER\r\nSec-Fetch-Site: cross-site\r\n"
                + "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document")).isEqualTo(200);
        assertThat(Stranger.ask(stage.url(), "GET", "/", "Host: SERVER\r\nSec-Fetch-Site: cross-site\r\n"
                + "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe")).isEqualTo(403);
    }

    @Test
    void whoComesLateHearsEverything() throws Exception {
        stage.show(SCENE);
        audience.start("{}");
        stage.send(new StageEvent.Begun("rust"));
        stage.send(new StageEvent.Stopped("k6 ended.", "Try again."));
        assertThat(audience.watch()).extracting(event -> event.path("type").asText()).containsExactly("started",
                "begun", "stopped");
    }

    @Test
    void aPageOfAnEarlierShowHearsNothing() throws Exception {
        stage.show(SCENE);
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI earlier = stage.url().resolve("events?earlier");
            assertThat(http.send(HttpRequest.newBuilder(earlier).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode()).isEqualTo(204);
        }
    }

    @Test
    void aTakenPortIsNamed() {
        int port = stage.url().getPort();
        assertThatThrownBy(() -> Stage.open(port, Theme.NIGHT)).isInstanceOf(Problem.class)
                .hasMessage("Port " + port + " on 127.0.0.1 is taken.");
    }
}
