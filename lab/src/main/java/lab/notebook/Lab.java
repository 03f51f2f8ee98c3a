package lab.notebook;

import java.util.List;
import lab.Home;
import lab.notebook.calls.Calls;
import lab.notebook.calls.ColdStartBars;
import lab.notebook.calls.DeployedFunction;
import lab.notebook.cell.CellBuild;
import lab.notebook.cell.InACell;
import lab.notebook.deploy.FunctionDeployer;
import lab.notebook.view.Note;
import lab.notebook.view.Shown;
import lab.toolchain.Built;
import lab.toolchain.Probe;
import lab.toolchain.Toolchains;
import org.knowm.xchart.CategoryChart;

/** The verbs for functions that most notebooks use. Verbs of a single notebook are in other classes. */
public final class Lab {

    private static final FunctionDeployer DEPLOYER = FunctionDeployer.here();

    private Lab() {}

    /** Builds a variant, or takes it from the cache. */
    public static Built build(String variant) {
        return InACell.run("building " + variant, () -> DEPLOYER.build(variant));
    }

    /**
     * Builds a variant if necessary, and deploys it with a memory size. If it can't be built here, its calls come from
     * the reference run and say so.
     */
    public static DeployedFunction deploy(String variant, int memoryMb) {
        return deploy(variant, memoryMb, 10);
    }

    /** The same with a limit on how many execution environments it may have at once. */
    public static DeployedFunction deploy(String variant, int memoryMb, int concurrency) {
        return InACell.run("deploying " + variant,
                () -> DEPLOYER.deploy(variant, memoryMb, concurrency));
    }

    /** Deploys something that was built, e.g. your own variant, under a name of your choice. */
    public static DeployedFunction deploy(String name, Built built, int memoryMb, int concurrency) {
        return InACell.run("deploying " + name, () -> DEPLOYER.deploy(name, built, memoryMb, concurrency));
    }

    /** Deploys variants to compare. If one of them can't be built, the calls of all come from the reference run. */
    public static List<DeployedFunction> together(int memoryMb, String... variants) {
        return InACell.run("deploying " + String.join(", ", variants),
                () -> DEPLOYER.together(memoryMb, List.of(variants)));
    }

    /** Draws a stacked bar for each function: median INIT and median handler time. */
    public static CategoryChart bars(Calls... functions) {
        return ColdStartBars.of(functions);
    }

    /** Looks for a tool of {@code lambdas/toolchains.yaml}. The lab installs it if it can. */
    public static Shown tool(String name) {
        return InACell.run("looking for " + name, () -> {
            Toolchains toolchains = new Toolchains(Home.find().lambdas());
            toolchains.add(name, new CellBuild());
            Probe probe = toolchains.probes().get(name);
            if (probe.usable()) return new Note(name, "Version " + probe.version() + " is installed.");
            return new Note(name, probe.fault() + " To add it: " + toolchains.tool(name).install()
                    + " (then Kernel → Restart)\nYou can continue without this tool. The notebook says where it uses "
                    + "recorded results instead.");
        });
    }
}
