package lab.notebook;

import java.util.List;
import lab.Home;
import lab.notebook.calls.Calls;
import lab.notebook.calls.ColdStartBars;
import lab.notebook.calls.DeployedFunction;
import lab.notebook.cell.InACell;
import lab.notebook.deploy.FunctionDeployer;
import lab.notebook.view.Note;
import lab.notebook.view.Shown;
import lab.toolchain.Built;
import lab.toolchain.Probe;
import lab.toolchain.Toolchains;
import org.knowm.xchart.CategoryChart;

/** What most notebooks do with functions. What one of them alone needs is elsewhere, so that few names are in scope. */
public final class Lab {

    private static final FunctionDeployer DEPLOYER = FunctionDeployer.here();

    private Lab() {}

    /** Builds a variant, or takes it from the cache. */
    public static Built build(String variant) {
        return InACell.run(() -> DEPLOYER.build(variant));
    }

    /**
     * Makes a variant callable at a memory size, built first if need be. Where it cannot be built, its calls come from
     * the reference run, and say so.
     */
    public static DeployedFunction deploy(String variant, int memoryMb) {
        return deploy(variant, memoryMb, 10);
    }

    /** The same with a limit on how many execution environments it may have at once. */
    public static DeployedFunction deploy(String variant, int memoryMb, int concurrency) {
        return InACell.run(() -> DEPLOYER.deploy(variant, memoryMb, concurrency));
    }

    /** Something that was built, e.g. a variant of one's own, under a name of one's own. */
    public static DeployedFunction deploy(String name, Built built, int memoryMb, int concurrency) {
        return InACell.run(() -> DEPLOYER.deploy(name, built, memoryMb, concurrency));
    }

    /** Several variants to compare: where one cannot be built, all are replayed from the reference run. */
    public static List<DeployedFunction> together(int memoryMb, String... variants) {
        return InACell.run(() -> DEPLOYER.together(memoryMb, List.of(variants)));
    }

    /** A stacked bar for each function: INIT and handler, medians. */
    public static CategoryChart bars(Calls... functions) {
        return ColdStartBars.of(functions);
    }

    /** Is a tool of {@code lambdas/toolchains.yaml} here? It is brought where the lab can do that. */
    public static Shown tool(String name) {
        return InACell.run(() -> {
            Toolchains toolchains = new Toolchains(Home.find().lambdas());
            toolchains.add(name, System.out::println);
            Probe probe = toolchains.probes().get(name);
            if (probe.usable()) return new Note(name, "Version " + probe.version() + " is here.");
            return new Note(name, probe.fault() + " To add it: " + toolchains.tool(name).install()
                    + " (then Kernel → Restart)\nThe notebook goes on without it, and says where it takes something "
                    + "from the reference run.");
        });
    }
}
