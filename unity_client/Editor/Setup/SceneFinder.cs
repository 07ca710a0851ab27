using UnityEngine;

namespace AvatarBridge.Editing
{
    /// <summary>
    /// Finds components of the open scenes, by the name that Unity's version wants.
    /// </summary>
    internal static class SceneFinder
    {
        /// <summary>Any that is active; null when there is none.</summary>
        public static T Any<T>()
            where T : Object
        {
#if UNITY_2023_1_OR_NEWER
            return Object.FindAnyObjectByType<T>();
#else
            return Object.FindObjectOfType<T>();
#endif
        }

        /// <summary>All that are active.</summary>
        public static T[] All<T>()
            where T : Object
        {
#if UNITY_6000_4_OR_NEWER
            return Object.FindObjectsByType<T>();
#elif UNITY_2023_1_OR_NEWER
            return Object.FindObjectsByType<T>(FindObjectsSortMode.None);
#else
            return Object.FindObjectsOfType<T>();
#endif
        }
    }
}
