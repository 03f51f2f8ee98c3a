// What the JDK's own libraries (libjava, libnet, libnio, ...) call in a JVM. An executable has no JVM, yet those libraries are
// loaded into it. Goes into libjvm.a, which the image is linked with, and into the libjvm.so that the libraries ask for.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <jni.h>
#include <sched.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

// Formatted output: the JVM's own functions do what those of the C library do.

int jio_vsnprintf(char *buffer, size_t size, const char *format, va_list arguments) {
    return vsnprintf(buffer, size, format, arguments);
}

int jio_snprintf(char *buffer, size_t size, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(buffer, size, format, arguments);
    va_end(arguments);
    return length;
}

int jio_vfprintf(FILE *file, const char *format, va_list arguments) {
    return vfprintf(file, format, arguments);
}

int jio_fprintf(FILE *file, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vfprintf(file, format, arguments);
    va_end(arguments);
    return length;
}

// Clocks. System.currentTimeMillis and System.nanoTime end here, Instant.now in the third one.

static jlong in(clockid_t clock, jlong unitsPerSecond, jlong withoutSeconds) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (now.tv_sec - withoutSeconds) * unitsPerSecond + now.tv_nsec / (1000000000LL / unitsPerSecond);
}

jlong JVM_CurrentTimeMillis(JNIEnv *env, jclass ignored) {
    return in(CLOCK_REALTIME, 1000LL, 0);
}

jlong JVM_NanoTime(JNIEnv *env, jclass ignored) {
    return in(CLOCK_MONOTONIC, 1000000000LL, 0);
}

jlong JVM_GetNanoTimeAdjustment(JNIEnv *env, jclass ignored, jlong offsetSeconds) {
    return in(CLOCK_REALTIME, 1000000000LL, offsetSeconds);
}

// The machine. Nothing here looks at containers: the lab gives an executable its heap by -Xmx.

jint JVM_ActiveProcessorCount(void) {
    cpu_set_t allowed;
    return sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : (jint) sysconf(_SC_NPROCESSORS_ONLN);
}

jlong JVM_MaxMemory(void) {
    return INT64_MAX;
}

jboolean JVM_IsUseContainerSupport(void) {
    return JNI_FALSE;
}

jboolean JVM_IsContainerized(void) {
    return JNI_FALSE;
}

jstring JVM_GetTemporaryDirectory(JNIEnv *env) {
    return (*env)->NewStringUTF(env, "/tmp");
}

// Libraries that the program loads by System.load, e.g. that of AWS's runtime client.

void *JVM_LoadLibrary(const char *path, jboolean ignored) {
    return dlopen(path, RTLD_LAZY);
}

void JVM_UnloadLibrary(void *library) {
    dlclose(library);
}

void *JVM_FindLibraryEntry(void *library, const char *name) {
    return dlsym(library, name);
}

jboolean JVM_IsSupportedJNIVersion(jint ignored) {
    return JNI_TRUE;
}

char *JVM_NativePath(char *path) {
    return path;
}

// The end.

void JVM_BeforeHalt(void) {
}

void JVM_Halt(int code) {
    exit(code);
}
