// libsvm_container.a: what an image asks about the container it runs in. The answer is always "in none", because the lab limits
// memory by control groups of its own and tells an executable its heap by -Xmx.
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

static const int64_t NO_LIMIT = -1;

int svm_container_initialize(int version) {
    return 0;
}

size_t svm_container_physical_memory(void) {
    return (size_t) sysconf(_SC_PHYS_PAGES) * (size_t) sysconf(_SC_PAGESIZE);
}

int svm_container_active_processor_count(void) {
    return (int) sysconf(_SC_NPROCESSORS_ONLN);
}

int64_t svm_container_memory_limit_in_bytes(void) {
    return NO_LIMIT;
}

int64_t svm_container_memory_and_swap_limit_in_bytes(void) {
    return NO_LIMIT;
}

int64_t svm_container_memory_soft_limit_in_bytes(void) {
    return NO_LIMIT;
}

int64_t svm_container_memory_usage_in_bytes(void) {
    return NO_LIMIT;
}

int64_t svm_container_memory_max_usage_in_bytes(void) {
    return NO_LIMIT;
}

int64_t svm_container_rss_usage_in_bytes(void) {
    return NO_LIMIT;
}

int64_t svm_container_cache_usage_in_bytes(void) {
    return NO_LIMIT;
}
