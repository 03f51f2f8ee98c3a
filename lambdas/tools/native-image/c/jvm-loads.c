// The part of libjvm.so that starts the JDK's libraries. An image takes them for parts of itself and calls JNI_OnLoad_NAME, as
// it would with libraries that are linked statically; the shared ones have a JNI_OnLoad each, which has to be found by its file.
#include <dlfcn.h>
#include <jni.h>
#include <stddef.h>

// The image refuses a library that asks for an older JNI than that.
static jint version(jint wanted) {
    return wanted < JNI_VERSION_1_8 ? JNI_VERSION_1_8 : wanted;
}

static jint load(const char *file, JavaVM *vm, void *reserved) {
    void *library = dlopen(file, RTLD_LAZY);
    jint (*onLoad)(JavaVM *, void *) = library == NULL ? NULL : (jint (*)(JavaVM *, void *)) dlsym(library, "JNI_OnLoad");
    return version(onLoad == NULL ? JNI_VERSION_1_8 : onLoad(vm, reserved));
}

#define STARTED(name) \
    jint JNI_OnLoad_##name(JavaVM *vm, void *reserved) { return load("lib" #name ".so", vm, reserved); }
#define NOTHING_TO_START(name) \
    jint JNI_OnLoad_##name(JavaVM *vm, void *reserved) { return JNI_VERSION_1_8; }

STARTED(java)
STARTED(net)
STARTED(nio)
STARTED(management)
STARTED(management_ext)
NOTHING_TO_START(zip)
NOTHING_TO_START(extnet)
NOTHING_TO_START(prefs)
NOTHING_TO_START(verify)
NOTHING_TO_START(jimage)
NOTHING_TO_START(fdlibm)
