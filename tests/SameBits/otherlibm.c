/* Another platform's mathematics library: glibc's functions, their results moved by one unit in the last place.
   Which way, and whether at all, is decided by the bits of the argument, as libraries differ: two in three results move.
   Preloaded under a program, it shows what in its output hangs on the library. At exit the number of calls of each function
   is added to the file named by LIBM_CALLS. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIST1(X) X(exp) X(exp2) X(exp10) X(expm1) X(log) X(log2) X(log10) X(log1p) X(sin) X(cos) X(tan) X(asin) X(acos) X(atan) \
    X(sinh) X(cosh) X(tanh) X(asinh) X(acosh) X(atanh) X(cbrt) X(erf) X(erfc) X(lgamma) X(tgamma)
#define LIST2(X) X(pow) X(atan2) X(hypot)

static uint64_t mixed(uint64_t h)
{
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdULL;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53ULL;
    return h ^ (h >> 33);
}

static double moved(double result, double argument)
{
    uint64_t r, a;
    memcpy(&r, &result, 8);
    memcpy(&a, &argument, 8);
    uint64_t exponent = (r >> 52) & 0x7ff;
    if (exponent == 0 || exponent == 0x7ff)
    {
        return result; /* zero, subnormal, infinite or not a number */
    }

    uint64_t choice = mixed(a) % 3;
    r += choice == 0 ? 0 : choice == 1 ? 1 : (uint64_t)-1;
    memcpy(&result, &r, 8);
    return result;
}

static float movedf(float result, float argument)
{
    uint32_t r, a;
    memcpy(&r, &result, 4);
    memcpy(&a, &argument, 4);
    uint32_t exponent = (r >> 23) & 0xff;
    if (exponent == 0 || exponent == 0xff)
    {
        return result;
    }

    uint64_t choice = mixed(a) % 3;
    r += choice == 0 ? 0 : choice == 1 ? 1 : (uint32_t)-1;
    memcpy(&result, &r, 4);
    return result;
}

#define ONE(f) \
    static unsigned long calls_##f; \
    double f(double x) \
    { \
        static double (*real)(double); \
        if (!real) real = (double (*)(double))dlsym(RTLD_NEXT, #f); \
        __atomic_add_fetch(&calls_##f, 1, __ATOMIC_RELAXED); \
        return moved(real(x), x); \
    } \
    float f##f(float x) \
    { \
        static float (*real)(float); \
        if (!real) real = (float (*)(float))dlsym(RTLD_NEXT, #f "f"); \
        __atomic_add_fetch(&calls_##f, 1, __ATOMIC_RELAXED); \
        return movedf(real(x), x); \
    }

#define TWO(f) \
    static unsigned long calls_##f; \
    double f(double x, double y) \
    { \
        static double (*real)(double, double); \
        if (!real) real = (double (*)(double, double))dlsym(RTLD_NEXT, #f); \
        __atomic_add_fetch(&calls_##f, 1, __ATOMIC_RELAXED); \
        return moved(real(x, y), x + 3 * y); \
    } \
    float f##f(float x, float y) \
    { \
        static float (*real)(float, float); \
        if (!real) real = (float (*)(float, float))dlsym(RTLD_NEXT, #f "f"); \
        __atomic_add_fetch(&calls_##f, 1, __ATOMIC_RELAXED); \
        return movedf(real(x, y), x + 3 * y); \
    }

LIST1(ONE)
LIST2(TWO)

void sincos(double x, double *s, double *c)
{
    *s = sin(x);
    *c = cos(x);
}

void sincosf(float x, float *s, float *c)
{
    *s = sinf(x);
    *c = cosf(x);
}

#define PRINT(f) if (calls_##f) fprintf(file, #f " %lu\n", calls_##f);

__attribute__((destructor)) static void report(void)
{
    const char *path = getenv("LIBM_CALLS");
    FILE *file = path ? fopen(path, "a") : NULL;
    if (file)
    {
        fprintf(file, "preloaded\n");
        LIST1(PRINT)
        LIST2(PRINT)
        fclose(file);
    }
}
