// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1, Unity 6 6000.4.0f1: all found.
using System;
using System.Collections.Generic;
using UnityStubs;

namespace UnityEngine
{
    // docs.unity3d.com/ScriptReference/HideFlags.html
    [Flags]
    public enum HideFlags
    {
        None = 0,
        HideInHierarchy = 1,
        HideInInspector = 2,
        DontSaveInEditor = 4,
        NotEditable = 8,
        DontSaveInBuild = 16,
        DontUnloadUnusedAsset = 32,
        DontSave = 52,
        HideAndDontSave = 61,
    }

    // docs.unity3d.com/ScriptReference/FindObjectsSortMode.html
#if UNITY_6000_4_OR_NEWER
    [Obsolete("Nothing is sorted any more.")]
#endif
    public enum FindObjectsSortMode
    {
        None = 0,
        InstanceID = 1,
    }

    // docs.unity3d.com/ScriptReference/Object.html
    // As in Unity, what is destroyed equals null although the reference is still there.
    public class Object
    {
        private static int s_ids;
        private readonly int _id = ++s_ids;

        public string name
        {
            get => Called;
            set => Called = value;
        }

        public HideFlags hideFlags { get; set; }
        internal bool IsDestroyed { get; private set; }
        private protected virtual string Called { get; set; } = string.Empty;

        public override int GetHashCode() => _id;
        public override bool Equals(object other) => AreSame(this, other as Object);
        public override string ToString() => $"{name} ({GetType().FullName})";

        public static void Destroy(Object obj) => Destroy(obj, 0f);
        public static void Destroy(Object obj, float t) => Stage.DestroyLater(obj, t);
        public static void DestroyImmediate(Object obj) => DestroyImmediate(obj, false);

        public static void DestroyImmediate(Object obj, bool allowDestroyingAssets)
        {
            if (obj != null)
            {
                obj.OnDestroying();
                obj.IsDestroyed = true;
            }
        }

        public static void DontDestroyOnLoad(Object target)
        {
        }

#if UNITY_6000_0_OR_NEWER
        [Obsolete("Use FindAnyObjectByType<T>().")]
#endif
        public static T FindObjectOfType<T>()
            where T : Object
        {
            return Any<T>();
        }

#if UNITY_6000_0_OR_NEWER
        [Obsolete("Use FindObjectsByType<T>().")]
#endif
        public static T[] FindObjectsOfType<T>()
            where T : Object
        {
            return All<T>(false);
        }

#if UNITY_6000_0_OR_NEWER
        [Obsolete("Use FindObjectsByType<T>().")]
#endif
        public static T[] FindObjectsOfType<T>(bool includeInactive)
            where T : Object
        {
            return All<T>(includeInactive);
        }

#if UNITY_2023_1_OR_NEWER
        public static T FindAnyObjectByType<T>()
            where T : Object
        {
            return Any<T>();
        }

#if UNITY_6000_4_OR_NEWER
        public static T[] FindObjectsByType<T>()
            where T : Object
        {
            return All<T>(false);
        }

        [Obsolete("Nothing is sorted any more: use FindObjectsByType<T>().")]
#endif
        public static T[] FindObjectsByType<T>(FindObjectsSortMode sortMode)
            where T : Object
        {
            return All<T>(false);
        }

#endif
        // Copies the tree of objects, their places and what is drawn of them; no fields of scripts.
        public static T Instantiate<T>(T original)
            where T : Object
        {
            return (T)(Object)((GameObject)(Object)original).Copy();
        }

        public static implicit operator bool(Object exists) => !AreSame(exists, null);
        public static bool operator ==(Object x, Object y) => AreSame(x, y);
        public static bool operator !=(Object x, Object y) => !AreSame(x, y);

        internal static T Any<T>()
            where T : Object
        {
            var found = All<T>(false);
            return found.Length > 0 ? found[0] : null;
        }

        /// <summary>Lets go of what belongs to it, just before it counts as destroyed.</summary>
        private protected virtual void OnDestroying()
        {
        }

        private static T[] All<T>(bool includeInactive)
            where T : Object
        {
            var found = new List<T>();
            foreach (var one in Stage.Objects)
            {
                if (includeInactive || one.activeInHierarchy)
                {
                    found.AddRange(one.GetComponents<T>());
                }
            }
            return found.ToArray();
        }

        private static bool AreSame(Object left, Object right)
        {
            var noLeft = left is null || left.IsDestroyed;
            var noRight = right is null || right.IsDestroyed;
            return noLeft || noRight ? noLeft && noRight : ReferenceEquals(left, right);
        }
    }

    // docs.unity3d.com/ScriptReference/ScriptableObject.html
    public class ScriptableObject : Object
    {
        public static T CreateInstance<T>()
            where T : ScriptableObject
        {
            return (T)CreateInstance(typeof(T));
        }

        public static ScriptableObject CreateInstance(Type type)
        {
            var made = (ScriptableObject)Activator.CreateInstance(type);
            Stage.Send(made, "Awake");
            Stage.Send(made, "OnEnable");
            return made;
        }

        private protected override void OnDestroying()
        {
            Stage.Send(this, "OnDisable");
            Stage.Send(this, "OnDestroy");
        }
    }

    // docs.unity3d.com/ScriptReference/TextAsset.html
    public class TextAsset : Object
    {
        public TextAsset()
            : this(string.Empty)
        {
        }

        public TextAsset(string text)
        {
            this.text = text;
        }

        public string text { get; }
        public byte[] bytes => System.Text.Encoding.UTF8.GetBytes(text);
    }
}
