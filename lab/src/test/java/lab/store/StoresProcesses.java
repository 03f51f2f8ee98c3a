package lab.store;

/** Finds the process behind started stores, which the lab itself has no need to know. */
final class StoresProcesses {

    private StoresProcesses() {}

    static long pid(Stores stores) {
        String port = ":" + stores.s3().getPort();
        return ProcessHandle.current().children().map(ProcessHandle::pid)
                .filter(pid -> Sockets.listening(pid).stream().anyMatch(address -> address.endsWith(port))).findFirst()
                .orElseThrow();
    }
}
