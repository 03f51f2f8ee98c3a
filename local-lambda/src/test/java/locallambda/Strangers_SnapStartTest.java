package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import locallambda.http.RawRequest;
import locallambda.runtime.SnapStart;
import org.junit.jupiter.api.Test;

/** All copies of a snapshot share one port, and nobody else is served there. */
class Strangers_SnapStartTest {

    @Test
    void thePortOfTheCopiesServesNoOtherProcess() throws Exception {
        SnapStart.Snapshot tool = SnapshotTools.here();
        try (TestLab lab = TestLab.start()) {
            lab.lambda.deploy(lab.function("f").withSnapStart(tool));
            URI api = URI.create("http://" + lab.invoke("f", "{\"do\": \"environment\"}").json()
                    .get("AWS_LAMBDA_RUNTIME_API").asText());
            for (String request : List.of("GET /2018-06-01/runtime/invocation/next HTTP/1.1",
                    "GET /2018-06-01/runtime/restore/next HTTP/1.1", "GET /credentials HTTP/1.1"))
                assertThat(RawRequest.send(api, "", request, "Host: SERVER", "Authorization: local").status())
                        .as(request).isEqualTo(403);
            assertThat(lab.invoke("f", "{\"do\": \"ask\", \"url\": \"" + api + "/2018-06-01/nothing\"}").body())
                    .isEqualTo("404");
            assertThat(lab.invoke("f", "2").body()).isEqualTo("2");
        }
    }
}
