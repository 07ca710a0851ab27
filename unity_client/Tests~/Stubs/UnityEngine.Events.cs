// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found; interfaces left out.
using System;
using System.Collections.Generic;

namespace UnityEngine.Events
{
    // docs.unity3d.com/ScriptReference/Events.UnityAction.html
    public delegate void UnityAction();

    public delegate void UnityAction<T0>(T0 arg0);

    public delegate void UnityAction<T0, T1>(T0 arg0, T1 arg1);

    // docs.unity3d.com/ScriptReference/Events.UnityEventBase.html
    [Serializable]
    public abstract class UnityEventBase
    {
        private protected readonly List<Delegate> Calls = new List<Delegate>();

        public int GetPersistentEventCount() => 0;
        public void RemoveAllListeners() => Calls.Clear();
    }

    // docs.unity3d.com/ScriptReference/Events.UnityEvent.html
    [Serializable]
    public class UnityEvent : UnityEventBase
    {
        public void AddListener(UnityAction call) => Calls.Add(call);
        public void RemoveListener(UnityAction call) => Calls.Remove(call);

        public void Invoke()
        {
            foreach (var call in Calls.ToArray())
            {
                ((UnityAction)call)();
            }
        }
    }

    [Serializable]
    public class UnityEvent<T0> : UnityEventBase
    {
        public void AddListener(UnityAction<T0> call) => Calls.Add(call);
        public void RemoveListener(UnityAction<T0> call) => Calls.Remove(call);

        public void Invoke(T0 arg0)
        {
            foreach (var call in Calls.ToArray())
            {
                ((UnityAction<T0>)call)(arg0);
            }
        }
    }

    [Serializable]
    public class UnityEvent<T0, T1> : UnityEventBase
    {
        public void AddListener(UnityAction<T0, T1> call) => Calls.Add(call);
        public void RemoveListener(UnityAction<T0, T1> call) => Calls.Remove(call);

        public void Invoke(T0 arg0, T1 arg1)
        {
            foreach (var call in Calls.ToArray())
            {
                ((UnityAction<T0, T1>)call)(arg0, arg1);
            }
        }
    }
}
