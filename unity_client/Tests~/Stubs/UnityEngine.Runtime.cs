// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found.
using System;
using System.Collections.Generic;
using UnityStubs;

namespace UnityEngine
{
    // docs.unity3d.com/ScriptReference/Time.html
    public class Time
    {
        public static float time => (float)timeAsDouble;
        public static double timeAsDouble { get; private set; }
        public static float unscaledTime => (float)unscaledTimeAsDouble;
        public static double unscaledTimeAsDouble { get; private set; }
        public static float deltaTime => unscaledDeltaTime * timeScale;
        public static float unscaledDeltaTime { get; private set; }
        public static float timeScale { get; set; } = 1f;
        public static int frameCount { get; private set; }
        public static float realtimeSinceStartup => (float)unscaledTimeAsDouble;
        public static double realtimeSinceStartupAsDouble => unscaledTimeAsDouble;
        public static float fixedDeltaTime { get; set; } = 0.02f;

        internal static void Restart()
        {
            (timeAsDouble, unscaledTimeAsDouble, unscaledDeltaTime) = (0d, 0d, 0f);
            (timeScale, frameCount) = (1f, 0);
        }

        internal static void Advance(float seconds)
        {
            unscaledDeltaTime = seconds;
            unscaledTimeAsDouble += seconds;
            timeAsDouble += seconds * timeScale;
            frameCount++;
        }
    }

    // docs.unity3d.com/ScriptReference/RuntimePlatform.html
    public enum RuntimePlatform
    {
        OSXEditor = 0,
        OSXPlayer = 1,
        WindowsPlayer = 2,
        WindowsEditor = 7,
        IPhonePlayer = 8,
        Android = 11,
        LinuxPlayer = 13,
        LinuxEditor = 16,
        WebGLPlayer = 17,
    }

    // docs.unity3d.com/ScriptReference/Application.html
    public partial class Application
    {
        public static event Action quitting;

        public static bool isPlaying => Stage.IsPlaying;
        public static bool isEditor { get; internal set; } = true;
        public static bool isFocused { get; internal set; } = true;
        public static bool runInBackground { get; set; }
        public static int targetFrameRate { get; set; } = -1;
        public static RuntimePlatform platform { get; internal set; } =
            RuntimePlatform.LinuxEditor;
        public static string productName => "Stage";
        public static string version => "1.0";
        public static string unityVersion => "2021.3.0f1";
        public static string dataPath => "Assets";
        public static string streamingAssetsPath => "Assets/StreamingAssets";
        public static string persistentDataPath => System.IO.Path.GetTempPath();

        public static void Quit() => quitting?.Invoke();

        public static void OpenURL(string url)
        {
        }
    }

    // docs.unity3d.com/ScriptReference/LogType.html
    public enum LogType
    {
        Error = 0,
        Assert = 1,
        Warning = 2,
        Log = 3,
        Exception = 4,
    }

    // docs.unity3d.com/ScriptReference/Debug.html
    // What is logged is kept, so that tests can ask for it.
    public partial class Debug
    {
        internal static readonly List<(LogType, string)> Said = new List<(LogType, string)>();

        public static void Log(object message) => Say(LogType.Log, message);
        public static void Log(object message, Object context) => Say(LogType.Log, message);
        public static void LogWarning(object message) => Say(LogType.Warning, message);

        public static void LogWarning(object message, Object context)
        {
            Say(LogType.Warning, message);
        }

        public static void LogError(object message) => Say(LogType.Error, message);
        public static void LogError(object message, Object context) => Say(LogType.Error, message);
        public static void LogException(Exception exception) => Say(LogType.Exception, exception);

        public static void LogException(Exception exception, Object context)
        {
            Say(LogType.Exception, exception);
        }

        public static void Assert(bool condition, string message)
        {
            if (!condition)
            {
                Say(LogType.Assert, message);
            }
        }

        public static void DrawLine(Vector3 start, Vector3 end, Color color)
        {
        }

        private static void Say(LogType type, object message)
        {
            lock (Said)
            {
                Said.Add((type, $"{message}"));
            }
        }
    }

    // docs.unity3d.com/ScriptReference/Random.html
    public static class Random
    {
        private static readonly System.Random s_random = new System.Random(1);

        public static float value => (float)s_random.NextDouble();

        public static float Range(float minInclusive, float maxInclusive)
        {
            return minInclusive + (maxInclusive - minInclusive) * value;
        }

        public static int Range(int minInclusive, int maxExclusive)
        {
            return s_random.Next(minInclusive, maxExclusive);
        }
    }

    // docs.unity3d.com/ScriptReference/Resources.html
    public sealed class Resources
    {
        public static T Load<T>(string path)
            where T : Object
        {
            return null;
        }

        public static T GetBuiltinResource<T>(string path)
            where T : Object
        {
            return null;
        }
    }

    // docs.unity3d.com/ScriptReference/Screen.html
    public sealed class Screen
    {
        public static int width => 1280;
        public static int height => 720;
    }
}

namespace UnityStubs
{
    /// <summary>What was logged.</summary>
    public static class SaidStage
    {
        /// <summary>Takes all there is: what kind, and the words.</summary>
        public static List<(UnityEngine.LogType Type, string Words)> Take()
        {
            lock (UnityEngine.Debug.Said)
            {
                var said = new List<(UnityEngine.LogType, string)>(UnityEngine.Debug.Said);
                UnityEngine.Debug.Said.Clear();
                return said;
            }
        }
    }
}
