package lab.notebook.deploy;

import java.nio.file.Files;
import lab.Home;
import lab.measure.OwnFunction;
import lab.measure.OwnOptions;
import lab.notebook.calls.DeployedFunction;
import lab.notebook.calls.KernelLambda;
import lab.notebook.calls.LiveFunction;
import lab.notebook.cell.CellBuild;
import lab.notebook.cell.InACell;
import lab.notebook.runs.JarText;
import lab.platform.LocalPlatform;

/** Deploys a jar that knows nothing of the lab, for notebook 11. */
public final class OwnJar {

    private OwnJar() {}

    /**
     * Finds the handler in a jar, zip or folder and deploys it, isolated, as AWS's managed runtime runs it.
     *
     * @param jar a path, from the checkout if it isn't absolute; followed by the handler if the jar has several
     */
    public static DeployedFunction deploy(String jar, int memoryMb) {
        return InACell.run("deploying " + jar, () -> {
            Home home = Home.find();
            LocalPlatform local = KernelLambda.running();
            OwnFunction.Given given = JarText.given(home, jar);
            OwnFunction function = OwnFunction.of(home, given, JarText.choose(jar), new CellBuild(),
                    Files.createTempDirectory("lambda-race-"));
            String name = OwnOptions.name(given.function().toString()) + "-" + memoryMb;
            local.deploy(function.kept(local.configure(name, function.built(), memoryMb, 1), local));
            return new LiveFunction(name, "Handler " + function.handler(), memoryMb, KernelLambda::running);
        });
    }
}
