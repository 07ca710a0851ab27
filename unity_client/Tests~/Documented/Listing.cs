using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace AvatarBridge.Tests
{
    /// <summary>
    /// Prints the package's public types as JSON: for each a 1 if it is a component or an asset,
    /// otherwise a 0, and then the names of its own public members.
    /// </summary>
    public static class Listing
    {
        private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance
            | BindingFlags.Static | BindingFlags.DeclaredOnly;

        public static void Main()
        {
            var types = typeof(Playback.Pose).Assembly.GetExportedTypes()
                .Concat(typeof(BridgeAvatar).Assembly.GetExportedTypes())
                .Concat(typeof(BridgeVrm1Face).Assembly.GetExportedTypes());
            var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var type in types)
            {
                var names = type.GetMembers(Own).Where(IsTold).Select(member => member.Name);
                var entries = names.Distinct().Select(name => $",\"{name}\"");
                var kind = IsOfEngine(type) ? 1 : 0;
                rows[type.Name] = $"\"{type.Name}\":[{kind}{string.Concat(entries)}]";
            }
            Console.WriteLine("{" + string.Join(",", rows.Values) + "}");
        }

        private static bool IsTold(MemberInfo member)
        {
            var isAccessor = member is MethodInfo method && method.IsSpecialName;
            return !isAccessor && !(member is ConstructorInfo) && !(member is Type);
        }

        private static bool IsOfEngine(Type type)
        {
            return typeof(UnityEngine.MonoBehaviour).IsAssignableFrom(type)
                || typeof(UnityEngine.ScriptableObject).IsAssignableFrom(type);
        }
    }
}
