package lab.store;

import java.nio.file.Path;
import lab.Home;
import lab.toolchain.StoresBuild;

/**
 * A lab in a process of its own: starts stores in the folder it is given, prints their process id and waits to be
 * killed.
 */
final class LabToKill {

    private LabToKill() {}

    public static void main(String[] args) throws InterruptedException {
        Stores stores = Stores.start(StoresBuild.classPath(Home.find()), Path.of(args[0]));
        System.out.println(StoresProcesses.pid(stores));
        Thread.sleep(Long.MAX_VALUE);
    }
}
