using System.Runtime.InteropServices;

namespace Forecast.Gpu.OpenCl.Interop;

/// <summary>The functions of OpenCL 1.2 that the back end calls, under the names of the standard.</summary>
/// <remarks>Each gives a status, or a handle and the status beside it; 0 is success. Khronos Group, "The OpenCL Specification", version 1.2, revision 19.</remarks>
internal static class OpenClApi
{
    public const uint PlatformVersion = 0x0901, PlatformName = 0x0902;
    public const uint DeviceType = 0x1000, DeviceComputeUnits = 0x1002, DeviceLargestBuffer = 0x1010, DeviceSingles = 0x101B, DeviceMemory = 0x101F;
    public const uint DeviceName = 0x102B, DeviceVendor = 0x102C, DriverVersion = 0x102D, DeviceVersion = 0x102F, DeviceExtensions = 0x1030;
    public const uint DeviceDoubles = 0x1032;
    public const nint ContextPlatform = 0x1084;
    public const uint BuildLog = 0x1183;
    public const ulong AnyDevice = 0xFFFFFFFF, IsCpu = 2, IsGpu = 4;
    public const ulong ReadWrite = 1, ReadOnly = 4, CopyFromHost = 32;
    public const uint Blocking = 1;
    public const int NoDevice = -1, NoPlatform = -1001;

    [DllImport(OpenClLibrary.Name, EntryPoint = "clGetPlatformIDs")]
    public static extern int GetPlatformIds(uint room, [Out] nint[]? platforms, out uint count);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clGetPlatformInfo")]
    public static extern int GetPlatformInfo(nint platform, uint name, nuint room, [Out] byte[]? value, out nuint size);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clGetDeviceIDs")]
    public static extern int GetDeviceIds(nint platform, ulong type, uint room, [Out] nint[]? devices, out uint count);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clGetDeviceInfo")]
    public static extern int GetDeviceInfo(nint device, uint name, nuint room, [Out] byte[]? value, out nuint size);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clCreateContext")]
    public static extern nint CreateContext(nint[] properties, uint count, nint[] devices, nint notify, nint user, out int status);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clReleaseContext")]
    public static extern int ReleaseContext(nint context);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clCreateCommandQueue")]
    public static extern nint CreateCommandQueue(OpenClHandle context, nint device, ulong properties, out int status);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clReleaseCommandQueue")]
    public static extern int ReleaseCommandQueue(nint queue);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clFinish")]
    public static extern int Finish(OpenClHandle queue);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clCreateBuffer")]
    public static extern nint CreateBuffer(OpenClHandle context, ulong flags, nuint size, nint host, out int status);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clReleaseMemObject")]
    public static extern int ReleaseMemObject(nint buffer);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clEnqueueReadBuffer")]
    public static extern int EnqueueReadBuffer(
        OpenClHandle queue, OpenClHandle buffer, uint blocking, nuint offset, nuint size, ref byte destination, uint waits, nint waitList, nint done);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clEnqueueWriteBuffer")]
    public static extern int EnqueueWriteBuffer(
        OpenClHandle queue, OpenClHandle buffer, uint blocking, nuint offset, nuint size, ref byte source, uint waits, nint waitList, nint done);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clCreateProgramWithSource")]
    public static extern nint CreateProgramWithSource(OpenClHandle context, uint count, nint[] texts, nuint[] lengths, out int status);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clBuildProgram", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    public static extern int BuildProgram(
        OpenClHandle program, uint count, nint[] devices, [MarshalAs(UnmanagedType.LPStr)] string options, nint notify, nint user);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clGetProgramBuildInfo")]
    public static extern int GetProgramBuildInfo(OpenClHandle program, nint device, uint name, nuint room, [Out] byte[]? value, out nuint size);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clReleaseProgram")]
    public static extern int ReleaseProgram(nint program);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clCreateKernel", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    public static extern nint CreateKernel(OpenClHandle program, [MarshalAs(UnmanagedType.LPStr)] string name, out int status);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clReleaseKernel")]
    public static extern int ReleaseKernel(nint kernel);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clSetKernelArg")]
    public static extern int SetKernelArg(OpenClHandle kernel, uint index, nuint size, ref ulong value);

    [DllImport(OpenClLibrary.Name, EntryPoint = "clEnqueueNDRangeKernel")]
    public static extern int EnqueueKernel(
        OpenClHandle queue, OpenClHandle kernel, uint dimensions, nint offsets, ref nuint global, nint local, uint waits, nint waitList, nint done);
}
