using System.Runtime.CompilerServices;

namespace Forecast.Gpu.Numbers;

/// <content>The polynomials, by Horner's rule, the long ones in two or four chains that run side by side; made by <c>tests/golden/distributions/coefficients.py</c>.</content>
/// <remarks>A step a line, not a loop over an array, which takes twice the time.</remarks>
internal static partial class RealFunctions
{
    // Interpolates (e^r - 1 - r) / r^2 to 2e-16 for |r| below ln 2 / 2; then 1, 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Exponential<T>(T x)
        where T : struct, IReal<T>
    {
        T x2 = x * x;
        T a = T.Of(2.7620088445409746e-07);
        T b = T.Of(2.510038549551032e-08);
        a = T.FusedMultiplyAdd(a, x2, T.Of(2.4801521295954376e-05));
        b = T.FusedMultiplyAdd(b, x2, T.Of(2.7557268459997064e-06));
        a = T.FusedMultiplyAdd(a, x2, T.Of(0.0013888888917213717));
        b = T.FusedMultiplyAdd(b, x2, T.Of(0.00019841269863053618));
        a = T.FusedMultiplyAdd(a, x2, T.Of(0.04166666666662413));
        b = T.FusedMultiplyAdd(b, x2, T.Of(0.008333333333330062));
        a = T.FusedMultiplyAdd(a, x2, T.Of(0.5000000000000001));
        b = T.FusedMultiplyAdd(b, x2, T.Of(0.16666666666666669));
        a = T.FusedMultiplyAdd(a, x2, T.Of(1));
        b = T.FusedMultiplyAdd(b, x2, T.Of(1));
        return T.FusedMultiplyAdd(b, x, a);
    }

    // Interpolates (artanh s / s - 1) / s^2 in s^2 to 5e-16, from s = 0 to 3 - 2 sqrt 2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Logarithm<T>(T x)
        where T : struct, IReal<T>
    {
        T p = T.Of(0.07308903576708663);
        p = T.FusedMultiplyAdd(p, x, T.Of(0.07665805861027504));
        p = T.FusedMultiplyAdd(p, x, T.Of(0.09091446216268435));
        p = T.FusedMultiplyAdd(p, x, T.Of(0.11111105544689748));
        p = T.FusedMultiplyAdd(p, x, T.Of(0.14285714313126918));
        p = T.FusedMultiplyAdd(p, x, T.Of(0.19999999999949444));
        return T.FusedMultiplyAdd(p, x, T.Of(0.3333333333333335));
    }

    // Interpolates z / (2u - 1) in w - 3 to 1.2e-16, from w = -ln(4u(1 - u)) = 0 to 6.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Central<T>(T x)
        where T : struct, IReal<T>
    {
        T x2 = x * x, x4 = x2 * x2;
        T a = T.Of(2.839314959184629e-18);
        T b = T.Of(-2.3611267541476746e-19);
        T c = T.Of(-1.3485555694052369e-20);
        T d = T.Of(1.105007807969905e-17);
        a = T.FusedMultiplyAdd(a, x4, T.Of(8.952390541084394e-15));
        b = T.FusedMultiplyAdd(b, x4, T.Of(4.7948847846672745e-16));
        c = T.FusedMultiplyAdd(c, x4, T.Of(-2.2886192635431333e-16));
        d = T.FusedMultiplyAdd(d, x4, T.Of(-7.559512173560418e-14));
        a = T.FusedMultiplyAdd(a, x4, T.Of(-2.4506704212159386e-11));
        b = T.FusedMultiplyAdd(b, x4, T.Of(3.820810799241419e-12));
        c = T.FusedMultiplyAdd(c, x4, T.Of(8.847903098302591e-15));
        d = T.FusedMultiplyAdd(d, x4, T.Of(-4.4455877372289474e-11));
        a = T.FusedMultiplyAdd(a, x4, T.Of(-3.350092067998774e-08));
        b = T.FusedMultiplyAdd(b, x4, T.Of(-7.731728914248283e-09));
        c = T.FusedMultiplyAdd(c, x4, T.Of(1.5709061813179087e-09));
        d = T.FusedMultiplyAdd(d, x4, T.Of(6.363754512915423e-07));
        a = T.FusedMultiplyAdd(a, x4, T.Of(0.00027585837047855335));
        b = T.FusedMultiplyAdd(b, x4, T.Of(-1.7983737330271173e-05));
        c = T.FusedMultiplyAdd(c, x4, T.Of(-2.4720482691269095e-06));
        d = T.FusedMultiplyAdd(d, x4, T.Of(-0.0011825396095249017));
        a = T.FusedMultiplyAdd(a, x4, T.Of(2.2960351246249897));
        b = T.FusedMultiplyAdd(b, x4, T.Of(0.34171699465347455));
        c = T.FusedMultiplyAdd(c, x4, T.Of(-0.008114948652276967));
        return T.FusedMultiplyAdd(T.FusedMultiplyAdd(d, x, c), x2, T.FusedMultiplyAdd(b, x, a));
    }

    // Interpolates -z in r = sqrt(-ln p) to 6e-17, from p = 7e-4 to the smallest double.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T TailNumerator<T>(T x)
        where T : struct, IReal<T>
    {
        T p = T.Of(6.826455175106792e-07);
        p = T.FusedMultiplyAdd(p, x, T.Of(0.00013945676837815352));
        p = T.FusedMultiplyAdd(p, x, T.Of(0.007670248332035944));
        p = T.FusedMultiplyAdd(p, x, T.Of(0.15204860054112143));
        p = T.FusedMultiplyAdd(p, x, T.Of(1.1700608634623146));
        p = T.FusedMultiplyAdd(p, x, T.Of(3.5476218604666294));
        p = T.FusedMultiplyAdd(p, x, T.Of(5.9873964117890175));
        p = T.FusedMultiplyAdd(p, x, T.Of(10.76342010516608));
        p = T.FusedMultiplyAdd(p, x, T.Of(2.736274906688726));
        p = T.FusedMultiplyAdd(p, x, T.Of(-11.605573957958708));
        return T.FusedMultiplyAdd(p, x, T.Of(-3.1749363686797705));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T TailDenominator<T>(T x)
        where T : struct, IReal<T>
    {
        T p = T.Of(4.827027148453575e-07);
        p = T.FusedMultiplyAdd(p, x, T.Of(9.861141719580741e-05));
        p = T.FusedMultiplyAdd(p, x, T.Of(0.005425491892865046));
        p = T.FusedMultiplyAdd(p, x, T.Of(0.10780291675236746));
        p = T.FusedMultiplyAdd(p, x, T.Of(0.8402193214546081));
        p = T.FusedMultiplyAdd(p, x, T.Of(2.712643894177625));
        p = T.FusedMultiplyAdd(p, x, T.Of(5.444870221973208));
        p = T.FusedMultiplyAdd(p, x, T.Of(10.525110152025222));
        p = T.FusedMultiplyAdd(p, x, T.Of(7.763201383383856));
        return T.FusedMultiplyAdd(p, x, T.Of(1.0));
    }

    // Interpolates (1 + 2y) e^(y^2) erfc y in (y - 4) / (y + 4) to 3e-17, from y = 0 to 36.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Complement<T>(T x)
        where T : struct, IReal<T>
    {
        T x2 = x * x, x4 = x2 * x2;
        T a = T.Of(-7.797738854825133e-09);
        T b = T.Of(-1.1351395696850388e-08);
        T c = T.Of(-1.0310073311645975e-09);
        T d = T.Of(1.093012978275959e-07);
        a = T.FusedMultiplyAdd(a, x4, T.Of(3.07082536198652e-07));
        b = T.FusedMultiplyAdd(b, x4, T.Of(-8.287079632415925e-07));
        c = T.FusedMultiplyAdd(c, x4, T.Of(5.922776700114281e-08));
        d = T.FusedMultiplyAdd(d, x4, T.Of(5.714321671558308e-06));
        a = T.FusedMultiplyAdd(a, x4, T.Of(0.0001506241513705204));
        b = T.FusedMultiplyAdd(b, x4, T.Of(-2.4402137170140383e-05));
        c = T.FusedMultiplyAdd(c, x4, T.Of(-1.122915835767882e-05));
        d = T.FusedMultiplyAdd(d, x4, T.Of(-0.00019925562343458533));
        a = T.FusedMultiplyAdd(a, x4, T.Of(-0.01619773397866788));
        b = T.FusedMultiplyAdd(b, x4, T.Of(0.005031969742002887));
        c = T.FusedMultiplyAdd(c, x4, T.Of(-0.0007577738457416937));
        d = T.FusedMultiplyAdd(d, x4, T.Of(0.03716751556801974));
        a = T.FusedMultiplyAdd(a, x4, T.Of(-0.10103906603601051));
        b = T.FusedMultiplyAdd(b, x4, T.Of(0.09373283499621013));
        c = T.FusedMultiplyAdd(c, x4, T.Of(-0.06633036581888088));
        d = T.FusedMultiplyAdd(d, x4, T.Of(0.06809705425476062));
        a = T.FusedMultiplyAdd(a, x4, T.Of(1.2329951186255526));
        b = T.FusedMultiplyAdd(b, x4, T.Of(-0.13962111684056314));
        c = T.FusedMultiplyAdd(c, x4, T.Of(0.01537965210261456));
        return T.FusedMultiplyAdd(T.FusedMultiplyAdd(d, x, c), x2, T.FusedMultiplyAdd(b, x, a));
    }
}
