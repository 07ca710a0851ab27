// None of this is Unity's own API: there is nothing to check it against.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Threading;
using UnityEngine;

namespace UnityStubs
{
    /// <summary>
    /// What is none of Unity's own API: the engine behind the stand-ins. A test steps it; it
    /// keeps all objects, calls the messages of behaviours in Unity's order
    /// (docs.unity3d.com/Manual/ExecutionOrder.html) and runs what was awaited on the thread
    /// that called <see cref="Reset"/>. One thread, but for sound (<see cref="SoundStage"/>).
    /// </summary>
    public static class Stage
    {
        private const BindingFlags Any =
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

        private static readonly List<GameObject> s_objects = new List<GameObject>();
        private static readonly List<(UnityEngine.Object, float)> s_ending =
            new List<(UnityEngine.Object, float)>();

        private static MainThread s_main = new MainThread();

        /// <summary>Writes what an animation would, between Update and LateUpdate.</summary>
        public static event Action Animating;

        /// <summary>Whether the game plays; in an editor it may not.</summary>
        public static bool IsPlaying { get; set; } = true;

        internal static IReadOnlyList<GameObject> Objects => s_objects;

        /// <summary>Takes everything away, and makes the calling thread the main one.</summary>
        public static void Reset()
        {
            foreach (var one in s_objects.ToArray())
            {
                UnityEngine.Object.DestroyImmediate(one);
            }
            s_ending.Clear();
            Animating = null;
            IsPlaying = true;
            UnityEngine.Time.Restart();
            SoundStage.Reset();
            s_main = new MainThread();
            SynchronizationContext.SetSynchronizationContext(s_main);
        }

        /// <summary>Passes one picture.</summary>
        public static void Step(float seconds = 1f / 60f)
        {
            UnityEngine.Time.Advance(seconds);
            foreach (var one in Running().Where(one => !one.IsStarted))
            {
                one.IsStarted = true;
                Send(one, "Start");
            }
            SendAll("FixedUpdate");
            SendAll("Update");
            foreach (var one in Running().OfType<MonoBehaviour>())
            {
                one.StepCoroutines();
            }
            s_main.RunAll();
            Animating?.Invoke();
            SendAll("LateUpdate");
            End(Time.time);
        }

        /// <summary>Runs what was posted to the main thread, without a picture.</summary>
        public static void RunPosted() => s_main.RunAll();

        /// <summary>Calls one of Unity's messages, if the object has it.</summary>
        public static void Send(object to, string message, params object[] arguments)
        {
            for (var type = to.GetType(); type != null; type = type.BaseType)
            {
                var method = type.GetMethod(message, Any | BindingFlags.DeclaredOnly);
                if (method != null)
                {
                    Call(method, to, arguments);
                    return;
                }
            }
        }

        /// <summary>Brings a behaviour to where its object and its own switch want it.</summary>
        internal static void Refresh(Behaviour behaviour)
        {
            var lives = IsPlaying || behaviour.GetType().IsDefined(typeof(ExecuteAlways), true);
            if (lives && behaviour.gameObject.activeInHierarchy && !behaviour.IsAwake)
            {
                behaviour.IsAwake = true;
                Send(behaviour, "Awake");
            }
            var runs = behaviour.IsAwake && behaviour.isActiveAndEnabled;
            if (runs != behaviour.IsRunning)
            {
                behaviour.IsRunning = runs;
                Send(behaviour, runs ? "OnEnable" : "OnDisable");
            }
        }

        internal static void End(Behaviour behaviour)
        {
            if (behaviour.IsRunning)
            {
                behaviour.IsRunning = false;
                Send(behaviour, "OnDisable");
            }
            if (behaviour.IsAwake)
            {
                behaviour.IsAwake = false;
                Send(behaviour, "OnDestroy");
            }
        }

        internal static void Add(GameObject one) => s_objects.Add(one);
        internal static void Remove(GameObject one) => s_objects.Remove(one);
        internal static GameObject FindObject(Predicate<GameObject> test) => s_objects.Find(test);

        internal static void DestroyLater(UnityEngine.Object one, float seconds)
        {
            s_ending.Add((one, Time.time + seconds));
        }

        private static void End(float now)
        {
            foreach (var (one, _) in s_ending.Where(entry => entry.Item2 <= now).ToArray())
            {
                UnityEngine.Object.DestroyImmediate(one);
            }
            s_ending.RemoveAll(entry => entry.Item2 <= now);
        }

        private static void SendAll(string message)
        {
            foreach (var one in Running())
            {
                if (one.IsRunning)
                {
                    Send(one, message);
                }
            }
        }

        private static Behaviour[] Running()
        {
            return s_objects.SelectMany(one => one.GetComponents<Behaviour>())
                .Where(one => one.IsRunning)
                .OrderBy(OrderOf)
                .ToArray();
        }

        private static int OrderOf(Behaviour one)
        {
            return one.GetType().GetCustomAttribute<DefaultExecutionOrder>()?.order ?? 0;
        }

        private static void Call(MethodInfo method, object to, object[] arguments)
        {
            try
            {
                method.Invoke(to, arguments);
            }
            catch (TargetInvocationException error)
            {
                ExceptionDispatchInfo.Capture(error.InnerException).Throw();
            }
        }

        private sealed class MainThread : SynchronizationContext
        {
            private readonly ConcurrentQueue<(SendOrPostCallback, object)> _posted =
                new ConcurrentQueue<(SendOrPostCallback, object)>();

            public override void Post(SendOrPostCallback d, object state)
            {
                _posted.Enqueue((d, state));
            }

            public override SynchronizationContext CreateCopy() => this;

            public void RunAll()
            {
                for (var left = _posted.Count; left > 0 && _posted.TryDequeue(out var one); left--)
                {
                    one.Item1(one.Item2);
                }
            }
        }
    }
}
