package lab.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.Home;
import lab.cost.Forecast;
import lab.fidelity.Fidelity;
import lab.measure.AwsMeasurement;
import lab.measure.Compiled;
import lab.measure.OwnRun;
import lab.platform.AwsPlatform;
import lab.report.RunReport;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;
import lab.run.Run;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own function on a stack in moto's account: its events go through the Invoke API, signed. */
class AwsMeasurementTest {

    @TempDir
    Path folder;

    @Test
    void theSameEventsMeasureItThereAndTheTwoRunsAreCompared() throws Exception {
        Path jar = Compiled.jar("Echo", """
                import com.amazonaws.services.lambda.runtime.*;
                public class Echo implements RequestHandler<Object, Object> {
                    public Object handleRequest(Object in, Context c) { return in; }
                }""", folder);
        Path here = folder.resolve("here");
        OwnRun.write(here, jar, Map.of("java-jvm", new Speed(300, 200, 3.1, 6, 158)), Map.of());
        List<Forecast> forecasts = new ArrayList<>();
        try (StackOnMoto moto = new StackOnMoto(folder.resolve("stack"), "java-jvm")) {
            AwsPlatform platform = AwsPlatform.fresh(Home.find(), moto.clients(), moto.stack(), AwsRaceTest.QUICK,
                    forecasts::add);
            RaceSession.Outcome there = new AwsMeasurement(Home.find(), new RaceListener() {}, here)
                    .measure(moto.clients(), moto.stack(), platform, 512, Optional.of(folder.resolve("there")));
            assertThat(there.reconcile().unexplained()).isEmpty();
            assertThat(there.reconcile().total().succeeded()).isEqualTo(there.reconcile().total().sent()).isEqualTo(36);
            assertThat(moto.headers("java-jvm").get("authorization")).singleElement().asString()
                    .contains("AWS4-HMAC-SHA256 Credential=nobody/", "/us-east-1/lambda/aws4_request");
            assertThat(forecasts).hasSize(1);
            assertThat(RunReport.of(there.folder()).ownAnswer().orElseThrow().text())
                    .contains("on AWS in us-east-1").doesNotContain("local figures", "--thorough");
            assertThat(Fidelity.against(Run.open(here), Run.open(there.folder())).agreements()).isNotEmpty();
            Path other = MadeUpRun.quick(folder.resolve("other"));
            assertThatThrownBy(() -> Fidelity.against(Run.open(other), Run.open(there.folder())))
                    .isInstanceOf(Problem.class).hasMessageContaining("measured different functions");
            assertThat(moto.destroy()).isEmpty();
        }
    }
}
