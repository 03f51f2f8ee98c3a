package lab.notebook.calls;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lab.Home;
import lab.notebook.cell.InACell;
import lab.platform.LocalPlatform;
import locallambda.limits.Limits;
import locallambda.report.Invocation;

/** The local Lambda of this kernel: the first cell that needs it starts it, and it ends with the kernel. */
public final class KernelLambda {

    /** Every invocation of every function, in the order of their REPORT lines. */
    static final List<Invocation> HEARD = new CopyOnWriteArrayList<>();
    private static LocalPlatform local;

    private KernelLambda() {}

    /** Starts the local Lambda if it is not running yet. A second call, or a cell that runs twice, does no harm. */
    public static synchronized LocalPlatform running() {
        if (local == null) {
            local = InACell.run("starting the local Lambda, S3, and DynamoDB",
                    () -> LocalPlatform.start(Home.find(), Limits.detect(), Files.createTempDirectory("lambda-race-"),
                            0));
            local.subscribe(HEARD::add);
            Runtime.getRuntime().addShutdownHook(new Thread(local::close));
        }
        return local;
    }
}
