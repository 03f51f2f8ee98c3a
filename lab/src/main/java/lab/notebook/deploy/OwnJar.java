package lab.notebook.deploy;

import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import lab.Home;
import lab.measure.OwnFunction;
import lab.measure.OwnOptions;
import lab.notebook.calls.DeployedFunction;
import lab.notebook.calls.KernelLambda;
import lab.notebook.calls.LiveFunction;
import lab.notebook.cell.CellBuild;
import lab.notebook.cell.InACell;
import lab.platform.LocalPlatform;

/** What notebook 11 does with a jar that knows nothing of the lab. */
public final class OwnJar {

    private OwnJar() {}

    /**
     * Finds the handler in a jar, zip or folder and deploys it as AWS's managed runtime runs it, kept in.
     *
     * @param jar a path, from the checkout if it isn't absolute
     */
    public static DeployedFunction deploy(String jar, int memoryMb) {
        return InACell.run(() -> {
            Home home = Home.find();
            LocalPlatform local = KernelLambda.running();
            OwnFunction function = OwnFunction.of(home,
                    new OwnFunction.Given(home.checkout().resolve(jar), Optional.empty(), Map.of(), false),
                    new CellBuild(), Files.createTempDirectory("lambda-race-"));
            String name = OwnOptions.name(jar) + "-" + memoryMb;
            local.deploy(function.kept(local.configure(name, function.built(), memoryMb, 1), local));
            return new LiveFunction(name, "Handler " + function.handler(), memoryMb, KernelLambda::running);
        });
    }
}
