package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.cost.Goal;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;
import lab.run.record.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnAnswerTest {

    @TempDir
    Path folder;

    @Test
    void aGoalThatOneWayReachesIsAYesWithItsIntervals() throws Exception {
        OwnAnswer answer = measured("cold<1500ms", 5);
        assertThat(answer.sentence())
                .startsWith("Can this function start cold within 1.5 s? Yes, locally, as java-aot at ")
                .contains("cold between ");
    }

    @Test
    void aGoalThatNoneReachesIsANo() throws Exception {
        assertThat(measured("cold<2ms", 5).sentence()).isEqualTo(
                "Can this function start cold within 2 ms? No, none of the measured ways can do this locally.");
    }

    @Test
    void anotherGoalNeedsNoNewRun() throws Exception {
        measured("cold<1500ms", 5);
        OwnAnswer other = RunReport.of(folder).goal(Goal.parse("cold<2ms")).coldShare(0.5).ownAnswer().orElseThrow();
        assertThat(other.sentence()).startsWith("Can this function start cold within 2 ms? No, ");
        assertThat(other.bill()).contains("50 % of them are cold starts");
    }

    @Test
    void threeEnvironmentsGiveARankingAndNoVerdict() throws Exception {
        assertThat(measured("cold<1500ms", 3).sentence()).contains("This run can't tell. If you look only at medians "
                + "and percentiles, java-aot at ").contains("ranks first. Measure more environments: ");
    }

    @Test
    void thePagePricesTheMonthAndDeploysTheChoiceWithoutTheValuesOfVariables() throws Exception {
        measured("cold<1500ms", 5);
        String page = Files.readString(RunReport.of(folder).write());
        assertThat(page).contains("7,000,000 calls per month", "Handler: com.acme.Orders::handleRequest",
                "ORDERS_TABLE: &quot;&quot;  # yours", "Not measured: java-snapstart", "no CRIU here",
                "Where more memory stops helping");
    }

    @Test
    void aPrimedChoiceIsDeployedWithItsHook() throws Exception {
        measured("cold<1500ms", 5, Map.of("java-snapstart-primed", new Speed(240, 160, 2.1, 4.5, 136)));
        assertThat(Files.readString(RunReport.of(folder).write())).contains("SnapStart: {ApplyOn: PublishedVersions}",
                "AutoPublishAlias: live", "public void beforeCheckpoint");
    }

    @Test
    void theTerminalShowsOthersOnAwsWhatToVerifyAndHowToDeploy() throws Exception {
        String text = measured("cold<1500ms", 5, Map.of("java-jvm", new Speed(240, 160, 2.1, 4.5, 136))).text();
        assertThat(text).containsPattern("Median cold starts of different functions on AWS: java-jvm [\\d,.–]+ ms")
                .contains("What to verify on AWS:\n- Milliseconds are local.", "Transform: AWS::Serverless-2016-10-31",
                        "To deploy it: ./jbang deploy --measured RUN shows what it would change");
    }

    @Test
    void aChoiceThatTheDeployRefusesNamesTheNextOneAndWhy() throws Exception {
        OwnAnswer answer = measured("cold<1500ms", 5);
        String command = "./jbang deploy --measured RUN --as jvm";
        assertThat(answer.deployment().orElseThrow().command()).isEqualTo(command);
        assertThat(answer.text()).contains("An AOT cache belongs in a container image", command);
        assertThat(Files.readString(RunReport.of(folder).write())).contains("An AOT cache belongs in a container image",
                "<code>" + command + "</code> deploys the function differently");
        OwnAnswer alone = measured("cold<1500ms", 5, Map.of("java-native", new Speed(40, 20, 2.1, 4.5, 36)));
        assertThat(alone.deployment().orElseThrow().command()).endsWith(" --as snapstart-primed");
    }

    private OwnAnswer measured(String goal, int environments) throws Exception {
        Map<String, Speed> speeds = new LinkedHashMap<>();
        speeds.put("java-aot", new Speed(240, 160, 2.1, 4.5, 136));
        speeds.put("java-jvm", new Speed(900, 700, 3.1, 6, 158));
        return measured(goal, environments, speeds);
    }

    private OwnAnswer measured(String goal, int environments, Map<String, Speed> speeds) throws Exception {
        MadeUpRun.write(folder, speeds, List.of(256, 512), environments, 200);
        ObjectMapper json = new ObjectMapper();
        Measured own = new Measured("orders.jar", "com.acme.Orders::handleRequest", List.of("order.json"),
                "no function error", List.of("ORDERS_TABLE"), 30, 3.5, 7_000_000, 0.01, goal,
                Map.of("java-snapstart", "there is no CRIU here"), List.of("Its credentials were dummies."), List.of(),
                null);
        json.writeValue(folder.resolve("measured.json").toFile(), own);
        return RunReport.of(folder).ownAnswer().orElseThrow();
    }
}
