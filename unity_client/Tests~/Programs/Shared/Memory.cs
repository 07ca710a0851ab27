using System;
using System.Reflection;

namespace AvatarBridge.Programs
{
    /// <summary>
    /// What this thread has left for the garbage collector so far. Mono does not count it by
    /// thread: there it is how far the heap has grown, exact as long as nothing is collected.
    /// </summary>
    internal static class Memory
    {
        private static readonly Func<long> s_counter = Find();

        public static long Allocated() => s_counter();

        private static Func<long> Find()
        {
            var isMono = Type.GetType("Mono.Runtime") != null;
            var method = typeof(GC).GetMethod("GetAllocatedBytesForCurrentThread");
            return isMono || method is null
                ? () => GC.GetTotalMemory(false)
                : (Func<long>)method.CreateDelegate(typeof(Func<long>));
        }
    }
}
