// The part of libjvm.a that only the image itself calls.

// GraalVM's own library sets up its clocks and its count of processors here; jvm.c has nothing to set up.
void initialize(void) {
}

// The image handles signals by the functions in helper.c. -1 is what a JVM answers for a signal that it keeps to itself.
void *JVM_RegisterSignal(int signal, void *handler) {
    return (void *) -1;
}
