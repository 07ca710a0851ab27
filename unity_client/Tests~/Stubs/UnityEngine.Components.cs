// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found.
using System;
using System.Collections;
using System.Collections.Generic;
using UnityStubs;

namespace UnityEngine
{
    // docs.unity3d.com/ScriptReference/Component.html
    public class Component : Object
    {
        public GameObject gameObject { get; internal set; }
        public Transform transform => gameObject.transform;

        public string tag
        {
            get => gameObject.tag;
            set => gameObject.tag = value;
        }

        private protected override string Called
        {
            get => gameObject is null ? string.Empty : gameObject.name;
            set => gameObject.name = value;
        }

        public T GetComponent<T>() => gameObject.GetComponent<T>();
        public Component GetComponent(Type type) => gameObject.GetComponent(type);
        public bool TryGetComponent<T>(out T component) => gameObject.TryGetComponent(out component);
        public T[] GetComponents<T>() => gameObject.GetComponents<T>();
        public void GetComponents<T>(List<T> results) => gameObject.GetComponents(results);
        public T GetComponentInChildren<T>() => gameObject.GetComponentInChildren<T>(false);

        public T GetComponentInChildren<T>(bool includeInactive)
        {
            return gameObject.GetComponentInChildren<T>(includeInactive);
        }

        public T[] GetComponentsInChildren<T>() => gameObject.GetComponentsInChildren<T>(false);

        public T[] GetComponentsInChildren<T>(bool includeInactive)
        {
            return gameObject.GetComponentsInChildren<T>(includeInactive);
        }

        public void GetComponentsInChildren<T>(bool includeInactive, List<T> result)
        {
            result.Clear();
            result.AddRange(gameObject.GetComponentsInChildren<T>(includeInactive));
        }

        public T GetComponentInParent<T>() => gameObject.GetComponentInParent<T>();
        public T[] GetComponentsInParent<T>(bool includeInactive)
        {
            return gameObject.GetComponentsInParent<T>(includeInactive);
        }
    }

    // docs.unity3d.com/ScriptReference/Behaviour.html
    public class Behaviour : Component
    {
        private bool _enabled = true;

        public bool enabled
        {
            get => _enabled;
            set
            {
                _enabled = value;
                Stage.Refresh(this);
            }
        }

        public bool isActiveAndEnabled => this && enabled && gameObject.activeInHierarchy;

        /// <summary>What the stage has called so far: Awake, then OnEnable without OnDisable.</summary>
        internal bool IsAwake { get; set; }
        internal bool IsRunning { get; set; }
        internal bool IsStarted { get; set; }

        private protected override void OnDestroying()
        {
            gameObject.Forget(this);
            Stage.End(this);
        }
    }

    // docs.unity3d.com/ScriptReference/MonoBehaviour.html
    public class MonoBehaviour : Behaviour
    {
        private readonly List<Coroutine> _coroutines = new List<Coroutine>();

        public bool useGUILayout { get; set; } = true;

        public Coroutine StartCoroutine(IEnumerator routine)
        {
            var started = new Coroutine(routine);
            _coroutines.Add(started);
            started.Step();
            return started;
        }

        public void StopCoroutine(Coroutine routine) => _coroutines.Remove(routine);
        public void StopAllCoroutines() => _coroutines.Clear();

        internal void StepCoroutines()
        {
            foreach (var routine in _coroutines.ToArray())
            {
                if (!routine.Step())
                {
                    _coroutines.Remove(routine);
                }
            }
        }
    }

    // docs.unity3d.com/ScriptReference/YieldInstruction.html
    public class YieldInstruction
    {
    }

    // docs.unity3d.com/ScriptReference/WaitForSeconds.html
    public sealed class WaitForSeconds : YieldInstruction
    {
        public WaitForSeconds(float seconds)
        {
            Until = Time.time + seconds;
        }

        internal float Until { get; }
    }

    // docs.unity3d.com/ScriptReference/CustomYieldInstruction.html
    public abstract class CustomYieldInstruction : IEnumerator
    {
        public abstract bool keepWaiting { get; }
        public object Current => null;
        public bool MoveNext() => keepWaiting;

        public virtual void Reset()
        {
        }
    }

    // docs.unity3d.com/ScriptReference/WaitUntil.html
    public sealed class WaitUntil : CustomYieldInstruction
    {
        private readonly Func<bool> _predicate;

        public WaitUntil(Func<bool> predicate)
        {
            _predicate = predicate;
        }

        public override bool keepWaiting => !_predicate();
    }

    // docs.unity3d.com/ScriptReference/Coroutine.html
    public sealed class Coroutine : YieldInstruction
    {
        private readonly IEnumerator _routine;
        private bool _isDone;

        internal Coroutine(IEnumerator routine)
        {
            _routine = routine;
        }

        /// <summary>Goes on by one picture; false once it has come to its end.</summary>
        internal bool Step()
        {
            var waits = _routine.Current switch
            {
                WaitForSeconds wait => Time.time < wait.Until,
                IEnumerator inner => inner.MoveNext(),
                Coroutine other => !other._isDone,
                _ => false,
            };
            _isDone = !waits && !_routine.MoveNext();
            return !_isDone;
        }
    }
}
