// liblibchelper.a: the C functions that the Java code of every image calls. GraalVM has them in a library of its own, which is
// not on Maven Central. Names and types are those that the image's Java code declares (com.oracle.svm.core, @CFunction).
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "amd64cpufeatures.h"
#include "svm_locale.h"

// The processor. The image is compiled for what most processors since 2013 have (x86-64-v3) and asks at its start whether this
// one has it. Features that nobody asks gcc for count as absent; then the image does without.

void determineCPUFeatures(CPUFeatures *here) {
    memset(here, 0, sizeof *here);
    __builtin_cpu_init();
    // every x86-64 has these
    here->fCX8 = here->fCMOV = here->fFXSR = here->fMMX = here->fSSE = here->fSSE2 = here->fTSC = 1;
    here->fSSE3 = __builtin_cpu_supports("sse3") != 0;
    here->fSSSE3 = __builtin_cpu_supports("ssse3") != 0;
    here->fSSE4_1 = __builtin_cpu_supports("sse4.1") != 0;
    here->fSSE4_2 = __builtin_cpu_supports("sse4.2") != 0;
    here->fPOPCNT = __builtin_cpu_supports("popcnt") != 0;
    here->fLZCNT = __builtin_cpu_supports("lzcnt") != 0;
    here->fBMI1 = __builtin_cpu_supports("bmi") != 0;
    here->fBMI2 = __builtin_cpu_supports("bmi2") != 0;
    here->fFMA = __builtin_cpu_supports("fma") != 0;
    here->fAES = __builtin_cpu_supports("aes") != 0;
    here->fCLMUL = __builtin_cpu_supports("pclmul") != 0;
    here->fAVX = __builtin_cpu_supports("avx") != 0;
    here->fAVX2 = __builtin_cpu_supports("avx2") != 0;
}

// mask has one byte for each field of CPUFeatures, which is not 0 where the image can do without that feature.
int checkCPUFeatures(uint8_t *mask) {
    CPUFeatures here;
    determineCPUFeatures(&here);
    const uint8_t *has = (const uint8_t *) &here;
    int lacking = 0;
    for (size_t field = 0; field < sizeof here; field++)
        if (!has[field] && !mask[field]) lacking++;
    return lacking;
}

int checkCPUFeaturesOrExit(uint8_t *mask, const char *message) {
    if (checkCPUFeatures(mask) != 0) {
        fputs(message, stderr);
        exit(1);
    }
    return 0;
}

void codeSynchronization_clearCache(char *start, uint64_t bytes) {
    __builtin___clear_cache(start, start + bytes);
}

// Functions of the C library whose arguments Java cannot name: a variable number of them, or a global variable.

extern char **environ;

char **getEnviron(void) {
    return environ;
}

int openSII(const char *path, int flags, int mode) {
    return open(path, flags, mode);
}

int openatISII(int folder, const char *path, int flags, int mode) {
    return openat(folder, path, flags, mode);
}

int fprintfSD(FILE *file, const char *format, char *text, int number) {
    return fprintf(file, format, text, number);
}

void *mremapP(void *from, size_t size, size_t newSize, int flags, void *to) {
    return mremap(from, size, newSize, flags, to);
}

int getThreadId(void) {
    return (int) syscall(SYS_gettid);
}

// -1: not known. Only ThreadMXBean.getThreadUserTime asks.
int64_t getThreadUserTimeSlow(int thread) {
    return -1;
}

// Part of a macro in <sys/param.h>, which cannot be called.
int sys_param_howmany(int all, int each) {
    return (all + each - 1) / each;
}

// The time zone as Java names it: TZ, else what /etc/localtime links to, else UTC.
char *SVM_FindJavaTZmd(const char *ignoredMap, int ignoredLength) {
    const char *name = getenv("TZ");
    if (name != NULL && *name != '\0') return strdup(*name == ':' ? name + 1 : name);
    char file[PATH_MAX];
    if (realpath("/etc/localtime", file) != NULL) {
        const char *folder = "/zoneinfo/";
        const char *found = strstr(file, folder);
        if (found != NULL) return strdup(found + strlen(folder));
    }
    return strdup("UTC");
}

// The locale is English everywhere: no variant formats anything for people.

static svm_locale_props_t english = { .display_language = "en" };

int svm_initialize_locale(void) {
    return SVM_LOCALE_INITIALIZATION_SUCCEEDED;
}

svm_locale_props_t *svm_get_locale(void) {
    return &english;
}

// Signals. A handler may do next to nothing, so it only counts, and wakes a Java thread that asks which signal it was.

static sem_t arrived;
static atomic_int waiting[NSIG];
static atomic_flag open_already = ATOMIC_FLAG_INIT;

static void count(int signal) {
    int error = errno;
    if (signal > 0 && signal < NSIG) {
        atomic_fetch_add(&waiting[signal], 1);
        sem_post(&arrived);
    }
    errno = error;
}

int cSunMiscSignal_open(void) {
    if (atomic_flag_test_and_set(&open_already)) {
        errno = EBUSY;
        return -1;
    }
    return sem_init(&arrived, 0, 0);
}

int cSunMiscSignal_close(void) {
    atomic_flag_clear(&open_already);
    return sem_destroy(&arrived);
}

int cSunMiscSignal_awaitSemaphore(void) {
    return sem_wait(&arrived);
}

int cSunMiscSignal_signalSemaphore(void) {
    return sem_post(&arrived);
}

char cSunMiscSignal_signalRangeCheck(int signal) {
    return signal > 0 && signal < NSIG;
}

// The lowest signal that waits, taken off its count; -1 if there is none.
int cSunMiscSignal_checkPendingSignal(void) {
    for (int signal = 1; signal < NSIG; signal++) {
        int count = atomic_load(&waiting[signal]);
        while (count > 0)
            if (atomic_compare_exchange_weak(&waiting[signal], &count, count - 1)) return signal;
    }
    return -1;
}

void *cSunMiscSignal_signalHandlerFunctionPointer(void) {
    return count;
}

// Attaching (jcmd and the like): nobody can.

void svm_attach_startup(char *path) {
}

int svm_attach_create_listener(char *path) {
    return -1;
}

int svm_attach_wait_for_request(int listener) {
    return -1;
}

void svm_attach_listener_cleanup(int listener, char *path) {
}

void svm_attach_shutdown_socket(int socket) {
}

char svm_attach_check_socket_file(char *path) {
    return 0;
}

char svm_attach_is_init_trigger(char *path) {
    return 0;
}
