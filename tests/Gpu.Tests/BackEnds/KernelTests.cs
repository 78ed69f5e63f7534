using System.Reflection;
using System.Reflection.Emit;
using Forecast.Gpu.Numbers;
using Forecast.Gpu.Scalar;

namespace Forecast.Gpu.Tests.BackEnds;

/// <summary>That the scalar kernel, and all of this assembly that it calls, is code which a compiler of .NET methods to kernels can take.</summary>
public class KernelTests
{
    private static readonly Dictionary<short, System.Reflection.Emit.OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (System.Reflection.Emit.OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private static readonly string[] Forbidden = ["callvirt", "newarr", "throw", "rethrow", "ldftn", "ldvirtftn", "calli", "box", "ldstr", "isinst", "castclass"];

    [Fact]
    public void The_scalar_kernel_allocates_nothing_throws_nothing_and_calls_nothing_virtual()
    {
        var seen = new HashSet<MethodBase>();
        Visit(typeof(ScalarKernel).GetMethod(nameof(ScalarKernel.Run))!, seen);
        string[] names = [.. seen.Select(method => $"{method.DeclaringType!.Name}.{method.Name}")];

        // The steps behind the interface of numbers are followed to the one type that the kernel names.
        Assert.All(
            typeof(Real).GetInterfaceMap(typeof(IReal<Real>)).TargetMethods.Where(method => method.Name != "get_Value"),
            method => Assert.Contains($"Real.{method.Name}", names));
        Assert.Contains("RealFunctions.GammaQuantile", names);
    }

    // Outside the toolkit: arithmetic, bits, and the elements of a span.
    private static readonly Type[] Allowed = [typeof(Math), typeof(BitConverter), typeof(double), typeof(ReadOnlySpan<>), typeof(Span<>)];

    private static void Visit(MethodBase method, HashSet<MethodBase> seen)
    {
        if (!method.Module.Name.StartsWith("Forecast", StringComparison.Ordinal))
        {
            Type type = method.DeclaringType!;
            Assert.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type, Allowed);
            return;
        }

        // Numbers are always Real here, and a call through their interface goes to it.
        if (method.IsAbstract)
        {
            InterfaceMapping map = typeof(Real).GetInterfaceMap(method.DeclaringType!);
            method = map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method)];
        }

        if (!seen.Add(Definition(method)))
        {
            return;
        }

        Type[]? typeArguments = method.DeclaringType is { IsGenericType: true } owner ? owner.GetGenericArguments() : null;
        Type[]? arguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach ((System.Reflection.Emit.OpCode code, int token) in Read(method.GetMethodBody()!.GetILAsByteArray()!))
        {
            Assert.False(Forbidden.Contains(code.Name), $"{method.DeclaringType!.Name}.{method.Name} has a {code.Name}.");
            if (code == OpCodes.Call || code == OpCodes.Newobj)
            {
                MethodBase called = method.Module.ResolveMethod(token, typeArguments, arguments)!;
                Assert.True(code == OpCodes.Call || called.DeclaringType!.IsValueType, $"{method.Name} makes a {called.DeclaringType!.Name}.");
                Visit(called, seen);
            }
        }
    }

    private static MethodBase Definition(MethodBase method) => method is MethodInfo { IsGenericMethod: true } info ? info.GetGenericMethodDefinition() : method;

    private static IEnumerable<(System.Reflection.Emit.OpCode Code, int Token)> Read(byte[] body)
    {
        for (int i = 0; i < body.Length;)
        {
            System.Reflection.Emit.OpCode code = body[i] == 0xFE ? Codes[(short)(0xFE00 | body[i + 1])] : Codes[body[i]];
            i += code.Size;
            yield return (code, code.OperandType == OperandType.InlineMethod ? BitConverter.ToInt32(body, i) : 0);
            i += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(body, i),
                _ => 4,
            };
        }
    }
}
